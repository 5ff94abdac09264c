"""The program as an administrator starts it, for the scenarios that have a guard."""

import os
import re
import socket
import subprocess
import time
import urllib.request
from pathlib import Path


def truebounce(*arguments):
    """The command line, for subprocess."""
    return [os.environ["java"], "-Xmx256m", "-XX:+UseSerialGC", "--enable-native-access=ALL-UNNAMED", "-cp",
            os.environ["classpath"], "org.truebounce.cli.Main", *map(str, arguments)]


class Guard:
    """The guard with these settings, whose port and monitoring (1 and the port) the caller knows."""

    def __init__(self, settings, log, port=8894):
        self.settings, self.log, self.port = settings, log, port
        self.start()

    def start(self):
        with open(self.log, "a") as log:
            self.process = subprocess.Popen(truebounce("milter", "--config", self.settings), stderr=log, stdout=log)
        end = time.time() + 60
        while time.time() < end:
            with socket.socket() as there:
                if there.connect_ex(("127.0.0.1", self.port)) == 0:
                    return
            time.sleep(0.1)
        raise SystemExit(f"the guard of {self.settings} does not start")

    def stop(self):
        self.process.terminate()
        self.process.wait(20)

    def kill(self):
        self.process.kill()
        self.process.wait()

    def metrics(self):
        return urllib.request.urlopen(f"http://127.0.0.1:1{self.port}/metrics", timeout=10).read().decode().splitlines()

    def figure(self, name):
        """One of its figures for Prometheus; the sum where it has labels."""
        return sum(float(line.split()[-1]) for line in self.metrics() if re.match(name + "[ {]", line))

    def cpu(self):
        """Seconds of CPU that it has used."""
        fields = Path(f"/proc/{self.process.pid}/stat").read_text().rsplit(")", 1)[1].split()
        return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")

    def megabytes(self, what="VmRSS"):
        """Its memory: VmRSS now, VmHWM at most."""
        text = Path(f"/proc/{self.process.pid}/status").read_text()
        return next(int(line.split()[1]) // 1024 for line in text.splitlines() if line.startswith(what + ":"))
