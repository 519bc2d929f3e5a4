-- A long comment is checked in parts, and the platform names each check.
alter table comment alter column check_trace type varchar(500);
