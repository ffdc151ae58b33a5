"""Where a library lies, read from the table of mounts and the names of folders."""

from pathlib import Path

import pytest

from pmdesk.store.places import Place, file_system, place_of

TABLE = r"""
22 1 8:1 / / rw,relatime shared:1 - ext4 /dev/sda1 rw
30 22 0:40 / /home/anna/team rw shared:2 - nfs4 server:/team rw
31 22 0:41 / /mnt/share\040of\040all rw - cifs //server/share rw
32 22 0:42 / /home/anna/far rw - fuse.sshfs far:/ rw
33 22 0:43 / /media/stick rw - fuseblk /dev/sdb1 rw
34 30 0:44 / /home/anna/team/local rw - xfs /dev/sdc1 rw
broken line
"""


@pytest.fixture
def mounts(tmp_path: Path) -> Path:
    path = tmp_path / "mountinfo"
    path.write_text(TABLE)
    return path


@pytest.mark.parametrize(
    ("path", "kind", "place"),
    [
        ("/home/anna/r.pmdesk", "ext4", Place.DISK),
        ("/home/anna/team/r.pmdesk", "nfs4", Place.NETWORK),
        ("/home/anna/team/local/r.pmdesk", "xfs", Place.DISK),
        ("/home/anna/teams/r.pmdesk", "ext4", Place.DISK),
        ("/mnt/share of all/sub/r.pmdesk", "cifs", Place.NETWORK),
        ("/home/anna/far/r.pmdesk", "fuse.sshfs", Place.NETWORK),
        ("/media/stick/r.pmdesk", "fuseblk", Place.DISK),
        ("/home/anna/Dropbox/r.pmdesk", "ext4", Place.CLOUD),
        ("/home/anna/OneDrive - Example Ltd/r.pmdesk", "ext4", Place.CLOUD),
        ("/home/anna/Library/Mobile Documents/x/r.pmdesk", "ext4", Place.CLOUD),
        ("/home/anna/dropboxes/r.pmdesk", "ext4", Place.DISK),
    ],
)
def test_places_are_told_apart(mounts: Path, path: str, kind: str, place: Place) -> None:
    assert file_system(Path(path), mounts) == kind
    assert place_of(Path(path), mounts) is place


def test_a_mark_of_a_synchroniser_is_enough(tmp_path: Path, mounts: Path) -> None:
    (tmp_path / "shared" / ".stfolder").mkdir(parents=True)
    assert place_of(tmp_path / "shared" / "deep" / "r.pmdesk", mounts) is Place.CLOUD
    assert place_of(tmp_path / "r.pmdesk", mounts) is Place.DISK


def test_without_a_table_it_is_a_disk(tmp_path: Path) -> None:
    assert place_of(tmp_path / "r.pmdesk", tmp_path / "none") is Place.DISK
