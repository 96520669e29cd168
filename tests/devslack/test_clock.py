"""The workspace's clock and the moments that messages get from it."""

from devslack.clock import Clock


class Wall:
    def __init__(self) -> None:
        self.now = 1_000.0

    def __call__(self) -> float:
        return self.now


def test_a_standing_clock_counts_microseconds_and_keeps_its_second() -> None:
    clock = Clock(Wall())
    clock.set(1_795_183_320_000_000)
    assert [clock.stamp() for _ in range(3)] == [
        "1795183320.000001",
        "1795183320.000002",
        "1795183320.000003",
    ]
    assert clock.seconds() == 1_795_183_320


def test_a_standing_clock_does_not_move_with_the_wall() -> None:
    wall = Wall()
    clock = Clock(wall)
    clock.set(5_000_000)
    wall.now += 60
    assert clock.microseconds() == 5_000_000


def test_a_clock_that_is_let_run_goes_on_from_where_it_stood() -> None:
    wall = Wall()
    clock = Clock(wall)
    clock.set(5_000_000)
    clock.run()
    wall.now += 2
    assert clock.microseconds() == 7_000_000
    assert clock.running


def test_stamps_are_never_the_same_when_time_is_short() -> None:
    clock = Clock(Wall())
    stamps = [clock.stamp() for _ in range(100)]
    assert len(set(stamps)) == 100
    assert stamps == sorted(stamps)


def test_the_clock_can_be_set_back() -> None:
    clock = Clock(Wall())
    clock.set(9_000_000)
    clock.stamp()
    clock.set(5_000_000)
    assert clock.stamp() == "5.000001"
