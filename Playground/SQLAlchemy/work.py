"""The four calls of the benchmark, written with the ORM, and the data that they work on."""

from __future__ import annotations

import random

from sqlalchemy import create_engine, event, select
from sqlalchemy.orm import Session, selectinload, sessionmaker

from models import (
    Attempt, Base, Cell, CoprBuild, Edge, Event, Pipeline, Project, Run, SourceBuild, Step, TestRun,
)

CHROOTS = [
    "centos-stream-10-x86_64", "centos-stream-9-x86_64", "epel-9-x86_64", "fedora-42-x86_64", "fedora-43-x86_64",
    "fedora-44-x86_64", "fedora-rawhide-x86_64",
]
CELLS = 1 + 2 * len(CHROOTS)
TESTING = 40

WHOLE = (
    selectinload(Pipeline.runs),
    selectinload(Pipeline.edges),
    selectinload(Pipeline.steps).selectinload(Step.cells).selectinload(Cell.attempts).options(
        selectinload(Attempt.source_build), selectinload(Attempt.copr_build), selectinload(Attempt.test_run)
    ),
)


def time_of(number: int) -> int:
    return 1_790_000_000_000 + number * 60_000


class Work:
    def __init__(self, path: str, pipelines: int, cache_kib: int):
        self.pipelines = pipelines
        self.engine = create_engine(f"sqlite:///{path}")

        @event.listens_for(self.engine, "connect")
        def connected(connection, _record):
            for pragma in (
                "journal_mode = WAL", "synchronous = NORMAL", "foreign_keys = ON", f"cache_size = -{cache_kib}",
            ):
                connection.execute(f"PRAGMA {pragma}")

        Base.metadata.create_all(self.engine)
        self.session = sessionmaker(self.engine)
        self.random = random.Random(20261121)
        self.ids: list[int] = []

    # Data

    def fill(self):
        for first in range(0, self.pipelines, 250):
            with self.session() as session:
                made = [self.make(session, number) for number in range(first, min(first + 250, self.pipelines))]
                session.commit()
                self.ids += [pipeline.id for pipeline in made]

    def project(self, session: Session, number: int) -> Project:
        number %= max(2, self.pipelines // 20)
        url = f"https://github.com/packit-{number % 7}/project-{number}"
        found = session.scalars(select(Project).where(Project.url == url)).one_or_none()
        if found is None:
            found = Project(url=url)
            session.add(found)
        return found

    def fresh(self, session: Session, number: int) -> Pipeline:
        """A pipeline with everything pending."""
        at = time_of(number)
        pipeline = Pipeline(
            created_at=at,
            event=Event(
                project=self.project(session, number), kind="pull-request", reference=str(1 + number % 5000),
                commit=f"{random.Random(number).getrandbits(160):040x}", at=at,
            ),
            runs=[Run(number=1, created_at=at)],
        )
        steps = []
        for key, kind, targets in (
            ("srpm", "srpm_build", ["."]), ("build", "copr_build", CHROOTS), ("tests", "tests", CHROOTS),
        ):
            step = Step(key=key, kind=kind)
            for target in targets:
                attempt = Attempt(ordinal=1, run=1, state="pending", started=False)
                step.cells.append(Cell(target=target, attempts=[attempt]))
            steps.append(step)
        pipeline.steps = steps
        pipeline.edges = [
            Edge(source=steps[0], consumer=steps[1], binding="one-to-all"),
            Edge(source=steps[1], consumer=steps[2], binding="each"),
        ]
        session.add(pipeline)
        return pipeline

    def test_id(self, number: int, chroot: int) -> str:
        digits = f"{random.Random(number * 16 + chroot + 1).getrandbits(128):032x}"
        return "-".join((digits[:8], digits[8:12], digits[12:16], digits[16:]))

    def text(self) -> str:
        size = 160 + self.random.randrange(321)
        text = ""
        while len(text) < size:
            text += (
                "Installing dependencies from repository fedora "
                if self.random.random() < 0.35
                else f"{self.random.getrandbits(128):032x}"
            )
        return text[:size]

    def make(self, session: Session, number: int) -> Pipeline:
        """A pipeline with its history: the same states and sizes as on the other side."""
        pipeline = self.fresh(session, number)
        at = time_of(number)
        build = 9_000_000 + number
        testing = self.pipelines - TESTING - 20 <= number < self.pipelines - 20
        waiting = number >= self.pipelines - 20
        for step in pipeline.steps:
            for place, cell in enumerate(step.cells):
                attempt = cell.attempts[0]
                if waiting and step.key != "srpm":
                    continue
                is_test = step.key == "tests"
                attempt.state = "running" if is_test and testing else "succeeded"
                attempt.started = True
                attempt.started_at = at + 1_000
                attempt.system = "testing-farm" if is_test else "copr"
                attempt.external_id = self.test_id(number, place) if is_test else str(build)
                if attempt.state == "succeeded":
                    attempt.ended_at = at + 100_000
                    attempt.digest = f"sha256:{self.random.getrandbits(160):040x}"
                if step.key == "srpm":
                    attempt.source_build = SourceBuild(
                        owner="packit", project=f"project-pr-{number}",
                        web_url=f"https://copr.fedorainfracloud.org/coprs/build/{build}/",
                        logs_url=f"https://download.copr.fedorainfracloud.org/results/packit/{build}/builder-live.log.gz",
                        package_url=f"https://download.copr.fedorainfracloud.org/results/packit/{build}/package.src.rpm",
                        submitted_at=at, log=self.text(),
                    )
                elif step.key == "build":
                    attempt.copr_build = CoprBuild(
                        owner="packit", project=f"project-pr-{number}",
                        web_url=f"https://copr.fedorainfracloud.org/coprs/build/{build}/",
                        logs_url="https://download.copr.fedorainfracloud.org/results/packit/"
                        f"{cell.target}/{build}/build.log.gz",
                        accepted_at=at,
                        built_packages=[
                            {
                                "name": f"package{suffix}", "version": f"1.{number % 90}.0",
                                "release": f"1.20261121.pr{number}", "arch": "x86_64",
                            }
                            for suffix in ("", "-libs", "-devel")[: 1 + number % 3]
                        ],
                        data=self.text(),
                    )
                else:
                    attempt.test_run = TestRun(
                        web_url=f"https://artifacts.dev.testing-farm.io/{build}",
                        log_url=f"https://artifacts.dev.testing-farm.io/{build}/log", ranch="public", submitted_at=at,
                        summary={"passed": 12, "failed": 0, "errors": 0}, data=self.text(),
                    )
        return pipeline

    # Calls: each gives a number that the other side must give too.

    def fetch(self, number: int) -> int:
        with self.session() as session:
            return len(self.attempts(self.whole(session, self.ids[(number * 7919) % len(self.ids)])))

    def whole(self, session: Session, key: int) -> Pipeline:
        return session.scalars(select(Pipeline).where(Pipeline.id == key).options(*WHOLE)).one()

    @staticmethod
    def attempts(pipeline: Pipeline) -> list[Attempt]:
        return [attempt for step in pipeline.steps for cell in step.cells for attempt in cell.attempts]

    def create(self, number: int) -> int:
        with self.session() as session:
            pipeline = self.fresh(session, self.pipelines + number)
            # After a commit the id would be read anew, by a statement of its own.
            session.flush()
            key = pipeline.id
            session.commit()
            return CELLS if key else 0

    def update(self, number: int) -> int:
        pipeline = self.pipelines - TESTING - 20 + number % TESTING
        with self.session() as session:
            attempt = session.scalars(
                select(Attempt).where(
                    Attempt.system == "testing-farm", Attempt.external_id == self.test_id(pipeline, number // TESTING)
                )
            ).one()
            # What is final stays as it is.
            if attempt.state not in ("pending", "running"):
                return 0
            attempt.state = "succeeded"
            attempt.ended_at = time_of(pipeline) + 900_000
            session.commit()
            return 1

    def rerun(self, number: int) -> int:
        """One chroot again: its build and the tests of it; everything else is shared with the run before.

        The whole pipeline is read with its payloads, as the store does.
        """
        chroot = CHROOTS[number % len(CHROOTS)]
        with self.session() as session:
            pipeline = self.whole(session, self.ids[number])
            steps = {step.id: step for step in pipeline.steps}
            selected = [
                cell for step in pipeline.steps if step.key == "build" for cell in step.cells if cell.target == chroot
            ]
            chosen = list(selected)
            while selected:
                cell = selected.pop()
                for edge in pipeline.edges:
                    if edge.source_id != cell.step_id:
                        continue
                    for consumer in steps[edge.consumer_id].cells:
                        if edge.binding != "each" or consumer.target == cell.target:
                            if consumer not in chosen:
                                chosen.append(consumer)
                                selected.append(consumer)
            run = Run(number=len(pipeline.runs) + 1, created_at=time_of(number))
            pipeline.runs.append(run)
            for cell in chosen:
                newest = cell.attempts[-1]
                cell.attempts.append(
                    Attempt(ordinal=newest.ordinal + 1, run=run.number, state="pending", started=False)
                )
            session.commit()
            return len(chosen)
