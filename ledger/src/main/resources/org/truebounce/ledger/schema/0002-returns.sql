-- What a mail server learns about its signed return addresses, and what it counts by day (days since 1970-01-01 in UTC).

create table learned_address (
  kind text not null,
  address text not null,
  why text not null,
  first bigint not null,
  last bigint not null,
  primary key (kind, address)
);

create table tally (
  day bigint not null,
  name text not null,
  count bigint not null,
  primary key (day, name)
);
