"""The pictures of the user guide and of the README: few, small, and always the same."""

from collections.abc import Iterator, Mapping
from pathlib import Path

from PySide6.QtCore import QRect
from PySide6.QtGui import QPixmap

from pmdesk.shots.camera import take_pictures
from pmdesk.shots.small_png import save_small

SIZE, AUDIENCE = (1280, 800), (1280, 720)
GUIDE = Path("docs/guide/pictures")
FRONT = Path("docs/pictures")
LIGHT: Mapping[str, Path] = {
    "first-start": GUIDE / "first-start.png",
    "new-review": GUIDE / "new-review.png",
    "import-preview": GUIDE / "paste-lines.png",
    "import-secrets": GUIDE / "import.png",
    "import-folder": GUIDE / "import-folder.png",
    "timeline-several": GUIDE / "several.png",
    "timeline-evidence": GUIDE / "evidence.png",
    "timeline-worksheet": GUIDE / "worksheet.png",
    "timeline-amended": GUIDE / "amended.png",
    "before-meeting": GUIDE / "prepare.png",
    "audience-open": GUIDE / "room-open.png",
    "audience-bubble": GUIDE / "what-the-room-sees.png",
    "meeting-timeline": GUIDE / "walk.png",
    "audience-question": GUIDE / "room-question.png",
    "capture-targets": GUIDE / "capture.png",
    "meeting-biases": GUIDE / "biases.png",
    "meeting-factors": GUIDE / "factors.png",
    "meeting-actions": GUIDE / "actions.png",
    "end-meeting": GUIDE / "end.png",
    "stage-report": GUIDE / "report.png",
    "mirror-blame": GUIDE / "mirror.png",
    "mirror-more": GUIDE / "mirror-more.png",
    "findings-timeline": GUIDE / "findings.png",
    "language-rules": GUIDE / "language-rules.png",
    "prepare-agenda": GUIDE / "agenda.png",
    "guide-open": GUIDE / "before-going-on.png",
    "clocks": GUIDE / "clocks.png",
    "phrases": GUIDE / "phrases.png",
    "guide-turner": GUIDE / "turner.png",
    "round-factors": GUIDE / "round.png",
    "library": FRONT / "library.png",
    "guide-shown": FRONT / "meeting.png",
    "audience-timeline": FRONT / "audience.png",
}
DARK: Mapping[str, Path] = {
    "guide-timeline": GUIDE / "guide-dark.png",
    "shared-timeline": GUIDE / "shared-dark.png",
}
"""Which scene becomes which file, from the root of the repository."""
PARTS: Mapping[str, QRect] = {
    "mirror-blame": QRect(188, 84, 1044, 450),
    "mirror-more": QRect(372, 180, 416, 490),
    "findings-timeline": QRect(640, 84, 640, 638),
    "guide-open": QRect(640, 84, 640, 716),
    "guide-turner": QRect(640, 84, 640, 716),
}
"""Of these scenes only a part is shown: what they are about is small."""


def guide_pictures(root: Path, scratch: Path) -> Iterator[Path]:
    """Writes them all below `root`; yields their paths."""
    for theme, files in (("light", LIGHT), ("dark", DARK)):
        taken = take_pictures(
            scratch,
            scratch / theme,
            (SIZE,),
            (theme,),
            wanted=files.__contains__,
            audience_size=AUDIENCE,
            save=_save,
            name="{scene}.png",
        )
        for path in taken:
            place = root / files[path.stem]
            place.parent.mkdir(parents=True, exist_ok=True)
            place.write_bytes(path.read_bytes())
            yield place


def _save(picture: QPixmap, path: Path) -> None:
    part = PARTS.get(path.stem)
    save_small(picture if part is None else picture.copy(part), path)
