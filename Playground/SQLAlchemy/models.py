"""The pipelines of the benchmark as an engineer of a web service would model them with SQLAlchemy's ORM.

A pipeline has steps, a step has cells (one for each target), a cell has attempts. What a kind of step knows about an
attempt is a table of its own; lists and free-form data are JSON columns.
"""

from __future__ import annotations

from sqlalchemy import JSON, BigInteger, ForeignKey, Index, Integer, String, Text
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column, relationship

# SQLite numbers rows by itself only where the key is an INTEGER.
Key = BigInteger().with_variant(Integer, "sqlite")


class Base(DeclarativeBase):
    pass


class Project(Base):
    __tablename__ = "project"
    id: Mapped[int] = mapped_column(Key, primary_key=True)
    url: Mapped[str] = mapped_column(String, unique=True)


class Event(Base):
    __tablename__ = "event"
    id: Mapped[int] = mapped_column(Key, primary_key=True)
    project_id: Mapped[int] = mapped_column(ForeignKey("project.id"), index=True)
    kind: Mapped[str]
    reference: Mapped[str]
    commit: Mapped[str] = mapped_column(String, index=True)
    at: Mapped[int] = mapped_column(BigInteger)
    project: Mapped[Project] = relationship()


class Pipeline(Base):
    __tablename__ = "pipeline"
    id: Mapped[int] = mapped_column(Key, primary_key=True)
    event_id: Mapped[int] = mapped_column(ForeignKey("event.id"), index=True)
    created_at: Mapped[int] = mapped_column(BigInteger)
    event: Mapped[Event] = relationship()
    runs: Mapped[list[Run]] = relationship(back_populates="pipeline", order_by="Run.number")
    steps: Mapped[list[Step]] = relationship(back_populates="pipeline", order_by="Step.id")
    edges: Mapped[list[Edge]] = relationship(back_populates="pipeline")


class Run(Base):
    __tablename__ = "run"
    id: Mapped[int] = mapped_column(Key, primary_key=True)
    pipeline_id: Mapped[int] = mapped_column(ForeignKey("pipeline.id"), index=True)
    number: Mapped[int]
    created_at: Mapped[int] = mapped_column(BigInteger)
    pipeline: Mapped[Pipeline] = relationship(back_populates="runs")


class Step(Base):
    __tablename__ = "step"
    id: Mapped[int] = mapped_column(Key, primary_key=True)
    pipeline_id: Mapped[int] = mapped_column(ForeignKey("pipeline.id"), index=True)
    key: Mapped[str]
    kind: Mapped[str]
    pipeline: Mapped[Pipeline] = relationship(back_populates="steps")
    cells: Mapped[list[Cell]] = relationship(back_populates="step", order_by="Cell.id")


class Edge(Base):
    __tablename__ = "edge"
    id: Mapped[int] = mapped_column(Key, primary_key=True)
    pipeline_id: Mapped[int] = mapped_column(ForeignKey("pipeline.id"), index=True)
    source_id: Mapped[int] = mapped_column(ForeignKey("step.id"), index=True)
    consumer_id: Mapped[int] = mapped_column(ForeignKey("step.id"), index=True)
    binding: Mapped[str]
    pipeline: Mapped[Pipeline] = relationship(back_populates="edges")
    source: Mapped[Step] = relationship(foreign_keys=[source_id])
    consumer: Mapped[Step] = relationship(foreign_keys=[consumer_id])


class Cell(Base):
    __tablename__ = "cell"
    id: Mapped[int] = mapped_column(Key, primary_key=True)
    step_id: Mapped[int] = mapped_column(ForeignKey("step.id"), index=True)
    target: Mapped[str]
    identifier: Mapped[str | None]
    step: Mapped[Step] = relationship(back_populates="cells")
    attempts: Mapped[list[Attempt]] = relationship(back_populates="cell", order_by="Attempt.ordinal")


class Attempt(Base):
    __tablename__ = "attempt"
    __table_args__ = (Index("attempt_by_external", "external_id", "system"),)
    id: Mapped[int] = mapped_column(Key, primary_key=True)
    cell_id: Mapped[int] = mapped_column(ForeignKey("cell.id"), index=True)
    ordinal: Mapped[int]
    run: Mapped[int]
    state: Mapped[str]
    started: Mapped[bool]
    system: Mapped[str | None]
    external_id: Mapped[str | None]
    digest: Mapped[str | None]
    started_at: Mapped[int | None] = mapped_column(BigInteger)
    ended_at: Mapped[int | None] = mapped_column(BigInteger)
    cell: Mapped[Cell] = relationship(back_populates="attempts")
    source_build: Mapped[SourceBuild | None] = relationship(back_populates="attempt")
    copr_build: Mapped[CoprBuild | None] = relationship(back_populates="attempt")
    test_run: Mapped[TestRun | None] = relationship(back_populates="attempt")


class SourceBuild(Base):
    __tablename__ = "source_build"
    attempt_id: Mapped[int] = mapped_column(ForeignKey("attempt.id"), primary_key=True)
    owner: Mapped[str | None]
    project: Mapped[str | None]
    web_url: Mapped[str | None]
    logs_url: Mapped[str | None]
    package_url: Mapped[str | None]
    submitted_at: Mapped[int | None] = mapped_column(BigInteger)
    log: Mapped[str | None] = mapped_column(Text)
    attempt: Mapped[Attempt] = relationship(back_populates="source_build")


class CoprBuild(Base):
    __tablename__ = "copr_build"
    attempt_id: Mapped[int] = mapped_column(ForeignKey("attempt.id"), primary_key=True)
    owner: Mapped[str | None]
    project: Mapped[str | None]
    web_url: Mapped[str | None]
    logs_url: Mapped[str | None]
    accepted_at: Mapped[int | None] = mapped_column(BigInteger)
    built_packages: Mapped[list | None] = mapped_column(JSON)
    data: Mapped[str | None] = mapped_column(Text)
    attempt: Mapped[Attempt] = relationship(back_populates="copr_build")


class TestRun(Base):
    __tablename__ = "test_run"
    attempt_id: Mapped[int] = mapped_column(ForeignKey("attempt.id"), primary_key=True)
    web_url: Mapped[str | None]
    log_url: Mapped[str | None]
    ranch: Mapped[str | None]
    submitted_at: Mapped[int | None] = mapped_column(BigInteger)
    summary: Mapped[dict | None] = mapped_column(JSON)
    data: Mapped[str | None] = mapped_column(Text)
    attempt: Mapped[Attempt] = relationship(back_populates="test_run")
