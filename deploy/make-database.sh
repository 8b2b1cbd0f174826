#!/bin/sh
# Runs once in a new PostgreSQL: makes the role that Alongside signs in as, and the one database that it owns.
set -eu
psql --set=ON_ERROR_STOP=1 --username="$POSTGRES_USER" --set=password="$OWNER_PASSWORD" <<'SQL'
CREATE ROLE alongside LOGIN PASSWORD :'password' NOSUPERUSER NOCREATEDB NOCREATEROLE;
CREATE DATABASE alongside OWNER alongside;
REVOKE ALL ON DATABASE alongside FROM PUBLIC;
SQL
