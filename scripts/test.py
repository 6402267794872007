#!/usr/bin/env python3
"""Every check of the project, or pytest alone: `python3 scripts/test.py [arguments of pytest]`."""

import os
import sys
import time

import environment
import language_server

CHECKS = {
    "ruff check": ["-m", "ruff", "check"],
    "ruff format": ["-m", "ruff", "format", "--check"],
    "mypy": ["-m", "mypy"],
    "lint-imports": ["-c", "from importlinter.cli import lint_imports_command as main; main()"],
    "k2quiz check": ["-m", "k2quiz", "check", "--strict"],
    "pytest": ["-m", "pytest", "-n", "auto"],
}


def main() -> int:
    """The exit code: 0 where all is well."""
    environment.prepare(environment.TESTS, environment.RUNTIME)
    language_server.prepare()
    os.chdir(environment.ROOT)
    if arguments := sys.argv[1:]:
        return environment.run(["-m", "pytest", *arguments])
    return run_all()


def run_all() -> int:
    """Run every check, also after one that failed; 1 where any did."""
    failed: list[str] = []
    for name, arguments in CHECKS.items():
        print(f"\n== {name}", flush=True)
        start = time.perf_counter()
        if environment.run(arguments):
            failed.append(name)
        print(f"-- {name}: {'FAILED' if name in failed else 'ok'}, {time.perf_counter() - start:.1f} s", flush=True)
    print(f"\nFailed: {', '.join(failed)}" if failed else "\nAll is well.")
    return 1 if failed else 0


if __name__ == "__main__":
    try:
        sys.exit(main())
    except KeyboardInterrupt:
        sys.exit(130)
