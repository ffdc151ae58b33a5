"""The trials of the library's file in their short form; `make torture` has them in full."""

import pytest

from torture import damage, disk, kill, power, straits


def test_a_kill_loses_nothing_that_was_acknowledged(capsys: pytest.CaptureFixture[str]) -> None:
    deeds = ("edits", "migration from 4", "import of a bundle", "export to md")
    assert kill.run(4, deeds, aim=14), capsys.readouterr().out


def test_a_loss_of_power_loses_nothing_that_was_synced(capsys: pytest.CaptureFixture[str]) -> None:
    assert power.run(12, ("edits", "backup"), aim=24), capsys.readouterr().out


def test_the_trial_of_power_sees_what_was_not_synced() -> None:
    (row,) = power.tried(8, ("edits",), how="careless")
    commits, in_order, lost_or_half = row[1], row[2], sum(row[-2:])
    assert commits > 10
    assert in_order == 0
    assert lost_or_half > 0


def test_a_disk_that_fails_or_is_full_is_told_and_loses_nothing(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert disk.run(16, ("export to md",), ("ENOSPC",)), capsys.readouterr().out


def test_two_processes_a_journal_apart_and_a_slow_disk(capsys: pytest.CaptureFixture[str]) -> None:
    assert straits.run(5, 100_000), capsys.readouterr().out


def test_damage_is_found_or_without_effect(capsys: pytest.CaptureFixture[str]) -> None:
    assert damage.run(45), capsys.readouterr().out
