"""The ports for workplaces with their tasks, and for the jobs made of those, over rows kept anywhere."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator

from matcher.domain.employer import Employer, Place, Position, Workplace
from matcher.domain.ids import EmployerId, JobId, PositionId, Postcode, TaskId, WorkplaceId
from matcher.domain.job import Job, JobInFull
from matcher.domain.task import Task
from matcher.errors import Conflict, InvalidInput
from matcher.storage.job_rows import JOB_LAYOUT, TASK_LAYOUT
from matcher.storage.row_store import RowStore, put, read, read_all, read_one
from matcher.storage.tables import EMPLOYERS, JOB_TASKS, JOBS, PLACES, POSITIONS, TASKS, WORKPLACES
from matcher.storage.workplace_rows import EMPLOYER_LAYOUT, PLACE_LAYOUT, POSITION_LAYOUT, WORKPLACE_LAYOUT

__all__ = ["Jobs", "Workplaces"]


class Workplaces:
    """The :class:`~matcher.usecases.ports.WorkplaceRepository`."""

    def __init__(self, store: RowStore) -> None:
        self._store = store

    def put_places(self, places: Iterable[Place]) -> None:
        """Store postal districts, in place of those with the same postcode."""
        put(self._store, PLACE_LAYOUT, places)

    def put_employers(self, employers: Iterable[Employer]) -> None:
        """Store employers, in place of those under the same id."""
        put(self._store, EMPLOYER_LAYOUT, employers)

    def put_workplaces(self, workplaces: Iterable[Workplace]) -> None:
        """Store workplaces with their arrangements, in place of those under the same id."""
        put(self._store, WORKPLACE_LAYOUT, workplaces)

    def put_positions(self, positions: Iterable[Position]) -> None:
        """Store positions, in place of those under the same id.

        Raises
        ------
        Conflict
            If a position moves to another workplace while a job holds one of its tasks.
        """
        every = list(positions)
        self._store.will_write()
        wanted = {position.id: position.workplace_id for position in every}
        now = _workplaces_of_positions(self._store, wanted)
        moved = [position for position, place in now.items() if place != wanted[position]]
        rows = self._store.select(TASKS, "position_id", moved)
        self._refuse_if_in_a_job({row["task_id"] for row in rows})
        put(self._store, POSITION_LAYOUT, every)

    def put_tasks(self, tasks: Iterable[Task]) -> None:
        """Store tasks, in place of those under the same id.

        Raises
        ------
        Conflict
            If a task moves to another workplace while a job holds it.
        """
        every = list(tasks)
        self._store.will_write()
        wanted = {task.id: task.position_id for task in every}
        now = _workplaces_of_tasks(self._store, wanted)
        places = _workplaces_of_positions(self._store, set(wanted.values()))
        self._refuse_if_in_a_job({task for task, place in now.items() if places.get(wanted[task]) != place})
        put(self._store, TASK_LAYOUT, every)

    def get(self, workplace_id: WorkplaceId) -> Workplace:
        """Return a workplace."""
        return read_one(self._store, WORKPLACE_LAYOUT, workplace_id)

    def employer(self, employer_id: EmployerId) -> Employer:
        """Return an employer."""
        return read_one(self._store, EMPLOYER_LAYOUT, employer_id)

    def positions(self, workplace_id: WorkplaceId) -> tuple[Position, ...]:
        """Return the positions of a workplace, sorted by id; none if there is no such workplace."""
        return tuple(read(self._store, POSITION_LAYOUT, "workplace_id", [workplace_id]))

    def tasks(self, position_id: PositionId) -> tuple[Task, ...]:
        """Return the tasks of a position, sorted by id; none if there is no such position."""
        return tuple(read(self._store, TASK_LAYOUT, "position_id", [position_id]))

    def place(self, postcode: Postcode) -> Place:
        """Return a postal district."""
        return read_one(self._store, PLACE_LAYOUT, postcode)

    def postcodes(self) -> frozenset[Postcode]:
        """Return the postcodes of all postal districts."""
        return frozenset(Postcode(key) for (key,) in self._store.values(PLACES, "postcode"))

    def employer_ids(self) -> frozenset[EmployerId]:
        """Return the ids of all employers."""
        return frozenset(EmployerId(key) for (key,) in self._store.values(EMPLOYERS, "employer_id"))

    def ids(self) -> frozenset[WorkplaceId]:
        """Return the ids of all workplaces."""
        return frozenset(WorkplaceId(key) for (key,) in self._store.values(WORKPLACES, "workplace_id"))

    def position_workplaces(self) -> dict[PositionId, WorkplaceId]:
        """Return the workplace of every position."""
        pairs = self._store.values(POSITIONS, "position_id", "workplace_id")
        return {PositionId(position): WorkplaceId(workplace) for position, workplace in pairs}

    def task_positions(self) -> dict[TaskId, PositionId]:
        """Return the position of every task."""
        pairs = self._store.values(TASKS, "task_id", "position_id")
        return {TaskId(task): PositionId(position) for task, position in pairs}

    def all_places(self) -> Iterator[Place]:
        """Yield all postal districts, sorted by postcode."""
        yield from read_all(self._store, PLACE_LAYOUT)

    def all_employers(self) -> Iterator[Employer]:
        """Yield all employers, sorted by id."""
        yield from read_all(self._store, EMPLOYER_LAYOUT)

    def all_workplaces(self) -> Iterator[Workplace]:
        """Yield all workplaces, sorted by id."""
        yield from read_all(self._store, WORKPLACE_LAYOUT)

    def all_positions(self) -> Iterator[Position]:
        """Yield all positions, sorted by id."""
        yield from read_all(self._store, POSITION_LAYOUT)

    def all_tasks(self) -> Iterator[Task]:
        """Yield all tasks, sorted by id."""
        yield from read_all(self._store, TASK_LAYOUT)

    def _refuse_if_in_a_job(self, tasks: Collection[TaskId]) -> None:
        held = self._store.select(JOB_TASKS, "task_id", tasks)
        if held:
            task, job = held[0]["task_id"], held[0]["job_id"]
            raise Conflict(
                f"Task {task} cannot move to another workplace while it is part of job {job}. "
                "Take it out of the job first.",
                task_id=task,
                job_id=job,
            )


class Jobs:
    """The :class:`~matcher.usecases.ports.JobRepository`."""

    def __init__(self, store: RowStore) -> None:
        self._store = store

    def put(self, jobs: Iterable[Job]) -> None:
        """Store jobs, in place of those under the same id.

        Raises
        ------
        InvalidInput
            If a job holds a task that is not known or is done at another workplace.
        """
        every = list(jobs)
        self._store.will_write()
        places = _workplaces_of_tasks(self._store, {task for job in every for task in job.task_ids})
        for job in every:
            for task in job.task_ids:
                if places.get(task) != job.workplace_id:
                    raise InvalidInput(_stray(job, task, known=task in places), job_id=job.id, task_id=task)
        put(self._store, JOB_LAYOUT, every)

    def get(self, job_id: JobId) -> JobInFull:
        """Return a job with its tasks and its workplace."""
        job = read_one(self._store, JOB_LAYOUT, job_id)
        tasks = {task.id: task for task in read(self._store, TASK_LAYOUT, "task_id", job.task_ids)}
        workplace = read_one(self._store, WORKPLACE_LAYOUT, job.workplace_id)
        return JobInFull(job, workplace, tuple(tasks[task] for task in job.task_ids))

    def ids(self) -> frozenset[JobId]:
        """Return the ids of all jobs."""
        return frozenset(JobId(key) for (key,) in self._store.values(JOBS, "job_id"))

    def all(self) -> Iterator[Job]:
        """Yield all jobs, sorted by id."""
        yield from read_all(self._store, JOB_LAYOUT)


def _workplaces_of_tasks(store: RowStore, tasks: Collection[TaskId]) -> dict[TaskId, WorkplaceId]:
    """Return where each of these tasks is done, as far as it is stored."""
    rows = store.select(TASKS, "task_id", tasks)
    places = _workplaces_of_positions(store, {row["position_id"] for row in rows})
    return {row["task_id"]: places[row["position_id"]] for row in rows}


def _workplaces_of_positions(
    store: RowStore, positions: Collection[PositionId]
) -> dict[PositionId, WorkplaceId]:
    """Return the workplace of each of these positions, as far as it is stored."""
    rows = store.select(POSITIONS, "position_id", positions)
    return {row["position_id"]: row["workplace_id"] for row in rows}


def _stray(job: Job, task: TaskId, *, known: bool) -> str:
    if not known:
        return f"Job {job.id} holds task {task}, which is not known. Store the task first."
    return f"Job {job.id} is at workplace {job.workplace_id}, but its task {task} is done at another."
