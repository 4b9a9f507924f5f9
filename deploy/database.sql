-- Run once, by the server's own user, when the data directory is new: docker-compose.yml, scripts/servers.py.
-- An empty line ends a statement.
CREATE ROLE dialogplattform LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE NOREPLICATION NOBYPASSRLS;

CREATE DATABASE dialogplattform OWNER dialogplattform;

