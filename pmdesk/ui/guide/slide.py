"""The short movement with which the guide slides in and out."""

from PySide6.QtCore import QEasingCurve, QObject, QVariantAnimation, Signal

from pmdesk.ui.widgets.motion import FOLD


class Slide(QObject):
    """How far the guide has slid in, while it moves.

    Signals:
        moved(): it is somewhere else.
        settled(): nothing moves any more.
    """

    moved = Signal()
    settled = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._motion = QVariantAnimation(self)
        self._motion.setDuration(FOLD)
        self._motion.setEasingCurve(QEasingCurve.Type.OutCubic)
        self._motion.valueChanged.connect(lambda _: self.moved.emit())
        self._motion.finished.connect(self.settled)

    @property
    def share(self) -> float | None:
        """From 0 (out) to 1 (in); None while nothing moves."""
        moving = self._motion.state() == QVariantAnimation.State.Running
        return float(self._motion.currentValue()) if moving else None

    def start(self, inwards: bool) -> None:
        """Begins at an end, or where the last movement was turned round."""
        share = self.share
        self._motion.stop()
        self._motion.setStartValue(float(not inwards) if share is None else share)
        self._motion.setEndValue(float(inwards))
        self._motion.start()
        self.moved.emit()
