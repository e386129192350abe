"""A PostGIS of a benchmark's own: started on a socket in a temporary folder, stopped with it, and out of everybody's way."""

import glob
import os
import shutil
import subprocess
import tempfile


def directory():
    """Where PostgreSQL's programs lie; None when it or PostGIS is not installed."""
    for folder in sorted(glob.glob("/usr/lib/postgresql/*/bin"), reverse=True):
        version = folder.split("/")[-2]
        if os.path.exists(f"/usr/share/postgresql/{version}/extension/postgis.control"):
            return folder
    return None


class Postgres:
    """`with Postgres() as database:`"""

    def __init__(self):
        self.programs = directory()
        self.folder = tempfile.mkdtemp(prefix="dateline-postgis-")
        # The server refuses to run as root.
        self.user = ["runuser", "-u", "postgres", "--"] if os.geteuid() == 0 else []

    def __enter__(self):
        if self.user:
            shutil.chown(self.folder, "postgres")
        data = os.path.join(self.folder, "data")
        self._run("initdb", "-D", data, "-A", "trust", "-U", "bench", "--no-sync", "-E", "UTF8", "--locale=C")
        settings = f"-k {self.folder} -c listen_addresses='' -c fsync=off -c shared_buffers=1GB -c work_mem=256MB"
        self._run("pg_ctl", "-D", data, "-w", "-l", os.path.join(self.folder, "log"), "-o", settings, "start")
        self.query("CREATE EXTENSION postgis")
        return self

    def __exit__(self, *_):
        self._run("pg_ctl", "-D", os.path.join(self.folder, "data"), "-m", "immediate", "stop")
        shutil.rmtree(self.folder, ignore_errors=True)

    def query(self, sql, text=None):
        """The output of some SQL; `text` is its standard input."""
        command = [os.path.join(self.programs, "psql"), "-h", self.folder, "-U", "bench", "-d", "postgres"]
        # Spelled so that one connection runs it all.
        command += ["-X", "-q", "-A", "-t", "-v", "ON_ERROR_STOP=1", "-c", sql]
        return subprocess.run(command, input=text, check=True, text=True, stdout=subprocess.PIPE).stdout

    def _run(self, program, *arguments):
        command = [*self.user, os.path.join(self.programs, program), *arguments]
        # The server keeps the output open: it goes to nobody.
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, cwd="/")
