-- The return address that a message left with.

alter table sent add column sender text;
create index sent_by_sender on sent (sender);
