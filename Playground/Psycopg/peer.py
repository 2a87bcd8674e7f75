"""psycopg 3 as a process that waits for blocks to run: `point 0 100` is answered by seconds on the wall.

The first line says where the server is and what the statements are, as JSON. `pipeshape-benchmarks postgresql` starts it;
`make benchmarks-psycopg` installs what it needs.
"""

from __future__ import annotations

import json
import sys
import time

import psycopg


class Peer:
    def __init__(self, settings: dict):
        self.settings = settings
        self.connection = psycopg.connect(settings["address"], autocommit=True, prepare_threshold=0)
        self.cursor = self.connection.cursor(binary=True)
        self.cursor.execute("SET search_path = " + settings["schema"])

    def point(self, first: int, count: int):
        statement, ids = self.settings["point"], self.settings["pipelines"]
        for number in range(first, first + count):
            self.cursor.execute(statement, (number * 7919 % ids + 1,), prepare=True)
            self.cursor.fetchall()

    def transaction(self, first: int, count: int):
        statement = self.settings["change"]
        for number in range(first, first + count):
            with self.connection.pipeline(), self.connection.transaction():
                for step in range(18):
                    self.cursor.execute(statement, (1, (number + step) % 1000), prepare=True)

    def whole(self, first: int, count: int):
        statements, ids = self.settings["whole"], self.settings["pipelines"]
        for number in range(first, first + count):
            key = (number * 7919 % ids + 1,)
            with self.connection.pipeline(), self.connection.transaction():
                cursors = [
                    self.connection.cursor(binary=True).execute(statement, key, prepare=True)
                    for statement in statements
                ]
                for cursor in cursors:
                    cursor.fetchall()

    def copy(self, first: int, count: int):
        with self.cursor.copy(self.settings["copy"]) as copy:
            copy.set_types(["int8", "int8", "text", "float8", "text"])
            for row in range(count):
                name = f"target-{row % 1000}"
                copy.write_row((row, row // 15, name, row / 2, name if row % 2 else None))


def main():
    peer = Peer(json.loads(sys.stdin.readline()))
    print("psycopg", psycopg.__version__, psycopg.pq.__impl__, flush=True)
    for line in sys.stdin:
        what, first, count = line.split()
        call = getattr(peer, what)
        start = time.perf_counter()
        call(int(first), int(count))
        print(time.perf_counter() - start, flush=True)


if __name__ == "__main__":
    main()
