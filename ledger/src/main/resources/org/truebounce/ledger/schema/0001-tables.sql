-- The same statements for SQLite and PostgreSQL. {id} and {bytes} stand for what each calls a number that counts
-- itself up and a string of bytes. Times are milliseconds since 1970 in UTC. Statements end with a line's last semicolon.

create table setting (
  name text primary key,
  value text not null
);

create table sent (
  id {id},
  identity {bytes} not null unique,
  message_id text,
  subject text not null,
  written bigint,
  body_hash text,
  program text,
  submitted_from text,
  login text,
  kept bigint not null
);
create index sent_by_message_id on sent (message_id);
create index sent_by_subject on sent (subject);
create index sent_by_time on sent (written);

create table sent_recipient (
  sent bigint not null references sent (id) on delete cascade,
  place integer not null,
  recipient text not null,
  primary key (sent, place)
);
create index sent_by_recipient on sent_recipient (recipient);

create table notice (
  id {id},
  identity {bytes} not null unique,
  source text not null,
  seen bigint not null,
  verdict text not null,
  confidence double precision not null,
  kind text not null,
  reasons text not null,
  reporter text,
  diagnosis text
);
create index notice_by_time on notice (seen);

create table failed_recipient (
  notice bigint not null references notice (id) on delete cascade,
  place integer not null,
  recipient text not null,
  primary key (notice, place)
);
create index notice_by_recipient on failed_recipient (recipient);

create table storm (
  id {id},
  name text not null unique,
  first bigint not null,
  last bigint not null,
  notices bigint not null,
  verdict text not null
);

create table run (
  id {id},
  source text not null,
  started bigint not null,
  ended bigint,
  position text
);
create index run_by_source on run (source);
