"""Measures the jobs on the database that DATABASE_URL names and prints what it found as JSON; `bench` starts it."""

import argparse
import gc
import json
import os
import sys

import django


def main(arguments: list[str]) -> int:
    """Run the jobs asked for; what they have to say besides goes to standard error."""
    asked = read(arguments)
    os.environ["DJANGO_SETTINGS_MODULE"] = "bench.settings"
    django.setup()
    from bench.jobs import JOBS
    from bench.measure import in_turns
    from bench.place import Place

    place, found = Place(), {}
    for letter in asked.jobs or JOBS:
        job = JOBS[letter](place)
        print(f"  {letter}: {job.title}", file=sys.stderr, flush=True)
        job.check()
        gc.collect()
        timed = in_turns(job.runs, max(5, round(asked.repeat * job.share)))
        runs = {name: one.summary() for name, one in timed.items()}
        found[letter] = {"title": job.title, "runs": runs, **job.more()}
    json.dump(found, sys.stdout)
    return 0


def read(arguments: list[str]) -> argparse.Namespace:
    """The arguments as they are handed down."""
    parser = argparse.ArgumentParser(prog="bench.one_size")
    parser.add_argument("--repeat", type=int, default=60)
    parser.add_argument("--jobs", nargs="*", default=[])
    return parser.parse_args(arguments)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
