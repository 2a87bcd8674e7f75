"""The stores beside SQLAlchemy: the same work on the same data, in turns, in one session.

Each side counts the processor time of its own process, so waiting for the other does not count. Run it by
`make benchmarks-sqlalchemy`.
"""

from __future__ import annotations

import argparse
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import sqlalchemy

from work import Work

TITLES = {
    "fetch": "fetch a whole pipeline of 15 cells",
    "create": "create one",
    "update": "update a target by external id",
    "rerun": "rerun one chroot",
}
BLOCKS = {"fetch": 25, "create": 10, "update": 14, "rerun": 14}
ROUNDS = 19


class Peer:
    """The store of one layout, in a process that waits for blocks to run."""

    def __init__(self, program: str, layout: str, directory: str, pipelines: int):
        self.layout = layout
        self.process = subprocess.Popen(
            [program, "peer", "--layout", layout, "--pipelines", str(pipelines), "--directory", directory],
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, bufsize=1,
        )
        if self.process.stdout.readline().strip() != "ready":
            sys.exit(f"the store of layout {layout} did not get ready")

    def run(self, what: str, first: int, count: int) -> tuple[float, int]:
        self.process.stdin.write(f"{what} {first} {count}\n")
        seconds, answer = self.process.stdout.readline().split()
        return float(seconds), int(answer)

    def close(self):
        self.process.stdin.close()
        self.process.wait()


def block(work: Work, what: str, first: int, count: int) -> tuple[float, int]:
    call = getattr(work, what)
    start = time.process_time()
    answer = 0
    for number in range(first, first + count):
        answer += call(number)
    return time.process_time() - start, answer


def readable(seconds: float) -> str:
    return f"{seconds * 1e6:.0f} µs" if seconds < 1e-3 else f"{seconds * 1e3:.2f} ms"


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("program", help="path of pipeshape-benchmarks")
    parser.add_argument("--pipelines", type=int, default=2000)
    parser.add_argument(
        "--layouts", nargs="+", default=["normalized", "target-document", "group-document", "indexed-document"]
    )
    options = parser.parse_args()
    print(f"SQLAlchemy {sqlalchemy.__version__}, Python {sys.version.split()[0]}, {options.pipelines} pipelines")
    with tempfile.TemporaryDirectory(prefix="pipeshape-sqlalchemy-") as directory:
        work = Work(str(Path(directory) / "sqlalchemy.db"), options.pipelines, cache_kib=16 << 10)
        work.fill()
        peers = [Peer(options.program, layout, directory, options.pipelines) for layout in options.layouts]
        rows = [["", "SQLAlchemy"] + [f"{peer.layout}" for peer in peers]]
        for what, title in TITLES.items():
            count = BLOCKS[what]
            times: list[list[float]] = [[] for _ in range(1 + len(peers))]
            for turn in range(ROUNDS + 1):
                sides = [lambda: block(work, what, turn * count, count)]
                sides += [lambda peer=peer: peer.run(what, turn * count, count) for peer in peers]
                results: list = [None] * len(sides)
                order = list(range(len(sides)))
                # Another one goes first each time; the first round warms up.
                for index in order[turn % len(order):] + order[: turn % len(order)]:
                    results[index] = sides[index]()
                if len({answer for _, answer in results}) != 1:
                    sys.exit(f"{what}: the sides did different work: {results}")
                if turn > 0:
                    for samples, (seconds, _) in zip(times, results):
                        samples.append(seconds / count)
            row = [title, readable(statistics.median(times[0]))]
            for samples in times[1:]:
                ratio = statistics.median(theirs / ours for theirs, ours in zip(times[0], samples))
                times_faster = f"{ratio:.0f}" if ratio >= 10 else f"{ratio:.1f}"
                row.append(f"{readable(statistics.median(samples))} ({times_faster}x)")
            rows.append(row)
        for peer in peers:
            peer.close()
    widths = [max(len(row[column]) for row in rows) for column in range(len(rows[0]))]
    for row in rows:
        print("  ".join(cell.ljust(width) for cell, width in zip(row, widths)).rstrip())
    print(
        f"Processor time of a call, medians over {ROUNDS} rounds of blocks in turns; in brackets how many times as long "
        "SQLAlchemy takes."
    )


if __name__ == "__main__":
    main()
