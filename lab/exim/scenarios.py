"""Hands mail to the owner's Exim, which asks the program by REST, and writes down what became of it.

Writes results.json into the folder named: for each case the reply of the server, the seconds that it took, how often the
program was asked, and the message as it was delivered.
"""

import os
import re
import signal
import subprocess
import sys
import time
from pathlib import Path

sys.path.append(str(Path(__file__).parent.parent))
from notices import ALDER2, FORGED, HOSTILE, LONG, LURE, ORDINARY, claiming, claims, notice, real  # noqa: E402
from serving import KEY, Book, serve  # noqa: E402

out, root = Path(sys.argv[1]), Path(os.environ["box"]) / "exim/root"
mbox = root / "var/mail/robin"
macros = root / "etc/exim4/exim4.conf.localmacros"


def mails():
    return re.split(rb"(?m)^From [^\n]*\n", mbox.read_bytes())[1:] if mbox.exists() else []


def configure(change):
    """Another configuration, and Exim is told of it."""
    macros.write_text(change(macros.read_text()))
    subprocess.run(["chroot", root, "update-exim4.conf"], check=True)
    log = root / "var/log/exim4/mainlog"
    known = log.read_text().count("daemon started")
    os.kill(int((root / "run/exim.pid").read_text()), signal.SIGHUP)
    while log.read_text().count("daemon started") == known:
        time.sleep(0.05)


serve(out)
book = Book(ALDER2, mails, root)
hand_over, gate = book.hand_over, book.gate

# First it only looks.
hand_over("genuine", real("mx2.alder.example", ALDER2))
book.cases["genuine"]["heard"] = gate.heard.decode("latin-1")
hand_over("forged-annotated", notice("mx.birch.example", FORGED))
hand_over("ordinary", ORDINARY, "kim@birch.example")
hand_over("claims", claiming("mx2.alder.example"), "kim@birch.example")
hand_over("claims-in-notice", notice("mx.birch.example", FORGED, fields=claims("mx2.alder.example")))
hand_over("hostile-annotated", HOSTILE)

# Then it acts.
configure(lambda text: "TRUEBOUNCE_REFUSE = backscatter : fake\n" + text)
hand_over("genuine-still", real("mx2.alder.example", ALDER2))
hand_over("forged", notice("mx.birch.example", FORGED))
hand_over("fake", LURE, "bounce@vps-12.oak.example")
hand_over("claims-in-forged", notice("mx.birch.example", FORGED, fields=claims("mx2.alder.example")))
hand_over("hostile", HOSTILE)
hand_over("hostile-recipient", notice("mx.birch.example", FORGED), to='"robin ${run{/bin/touch /owned}}"@alder.example')
hand_over("hostile-sender", LURE, '"${run{/bin/touch /owned}}"@vps-12.oak.example')
hand_over("inside", notice("mx.birch.example", FORGED), server="127.0.0.1", source="127.0.0.1")
hand_over("long", LONG)

# Then the server fails.
book.troubles()
configure(lambda text: text.replace(KEY, "wrong"))
hand_over("wrong-key", notice("mx.birch.example", FORGED))
book.write(out)
