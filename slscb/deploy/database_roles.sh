#!/bin/sh
# Makes the roles of the service when the database is made: one owns the tables and migrates, one reads and writes rows,
# can neither change nor drop a table and meets row-level security, and one that nobody can sign in as owns the few
# functions that look past it and answer with ids (docs/adr/0026). Run once, by the database's image.
set -eu

psql --no-psqlrc --quiet --set ON_ERROR_STOP=1 --username "${POSTGRES_USER:-postgres}" --dbname "${POSTGRES_DB:-slscb}" \
    --set migrator_password="$MIGRATOR_PASSWORD" --set app_password="$APP_PASSWORD" <<'SQL'
SELECT 'CREATE ROLE ' || name FROM unnest(ARRAY['slscb_migrator', 'slscb_app', 'slscb_wall']) AS name
WHERE NOT EXISTS (SELECT FROM pg_roles WHERE rolname = name) \gexec
ALTER ROLE slscb_migrator LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE NOBYPASSRLS PASSWORD :'migrator_password';
ALTER ROLE slscb_app LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE NOBYPASSRLS PASSWORD :'app_password';
ALTER ROLE slscb_wall NOLOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE BYPASSRLS;
GRANT slscb_wall TO slscb_migrator;

REVOKE ALL ON DATABASE :"DBNAME" FROM PUBLIC;
GRANT CONNECT, CREATE, TEMPORARY ON DATABASE :"DBNAME" TO slscb_migrator;
GRANT CONNECT ON DATABASE :"DBNAME" TO slscb_app;

REVOKE ALL ON SCHEMA public FROM PUBLIC;
ALTER SCHEMA public OWNER TO slscb_migrator;
GRANT USAGE ON SCHEMA public TO slscb_app, slscb_wall;

ALTER DEFAULT PRIVILEGES FOR ROLE slscb_migrator IN SCHEMA public
    GRANT SELECT, INSERT, UPDATE, DELETE ON TABLES TO slscb_app;
ALTER DEFAULT PRIVILEGES FOR ROLE slscb_migrator IN SCHEMA public
    GRANT USAGE, SELECT ON SEQUENCES TO slscb_app;

ALTER ROLE slscb_migrator SET lock_timeout = '2s';
ALTER ROLE slscb_migrator SET slscb.lifted = 'migrating';
ALTER ROLE slscb_app SET idle_in_transaction_session_timeout = '60s';
SQL
