# Keeps one private PostgreSQL for as long as standard input stays open.
#
# Whoever starts this holds the other end of the pipe. When that process ends, in whatever way
# (return, panic, Ctrl-C, kill -9), the pipe closes, and the server and its folder go away.
#
# Arguments: folder of the server's programs, port, folder for temporary files, server settings.
set -eu
exec 2>&1
umask 077
unset PGDATA PGHOST PGPORT PGUSER PGDATABASE PGPASSWORD PGOPTIONS PGSERVICE || true
programs=$1 port=$2 temporary=$3 settings=$4

folder=$(mktemp -d "$temporary/sammanhang-postgres.XXXXXX" 2>/dev/null ||
	mktemp -d /tmp/sammanhang-postgres.XXXXXX)
cd "$folder"
leave() {
	trap - EXIT
	if [ -f "$folder/data/postmaster.pid" ]; then
		# Nothing in the folder is kept, so nothing needs to be written down first.
		server=$(head -n 1 "$folder/data/postmaster.pid")
		"$programs/pg_ctl" --pgdata="$folder/data" --mode=immediate --timeout=10 stop ||
			kill -KILL "$server" || true
	fi
	cd /
	rm -rf "$folder"
}
trap leave EXIT
trap 'exit 143' TERM
# The terminal's Ctrl-C is for the process that holds the pipe.
trap '' INT HUP

"$programs/initdb" --pgdata=data --username=postgres --auth=trust --encoding=UTF8 \
	--locale=C.UTF-8 --no-sync >initdb.log 2>&1 || { cat initdb.log; exit 1; }
"$programs/pg_ctl" --pgdata=data --log=server.log --timeout=60 --wait \
	--options="-p $port -c listen_addresses=127.0.0.1 -c unix_socket_directories= $settings" \
	start >start.log || { cat start.log server.log; exit 1; }
echo ready
exec >/dev/null 2>&1
cat
