"""flufl.bounce over a folder of mail: messages per second of CPU time, the median of five rounds after one to warm up.

The time includes parsing by Python's email package, as flufl.bounce takes parsed messages.
"""

import email
import pathlib
import statistics
import sys
import time

from flufl.bounce import all_failures

BESIDE_MAIL = {".json", ".jsonl", ".md", ".account", ".zone"}


def names_recipient(message):
    try:
        temporary, permanent = all_failures(email.message_from_bytes(message))
        return bool(temporary or permanent)
    except Exception:  # some damaged messages are beyond it; they still count as read
        return False


def main(folder):
    files = sorted(
        file
        for file in pathlib.Path(folder).rglob("*")
        if file.is_file() and file.suffix not in BESIDE_MAIL and file.name != ".gitattributes"
    )
    messages = [file.read_bytes() for file in files]
    if not messages:
        sys.exit(f"no mail in {folder}")
    paces = []
    for turn in range(6):
        done = 0
        start = time.process_time()
        while time.process_time() - start < 0.5:
            understood = sum(map(names_recipient, messages))
            done += len(messages)
        pace = done / (time.process_time() - start)
        if turn:
            paces.append(pace)
    print(
        f"flufl.bounce                 {statistics.median(paces):9.0f} messages/CPU s"
        f"  (a recipient in {understood} of {len(messages)} messages)"
    )


main(sys.argv[1])
