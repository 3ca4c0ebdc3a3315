-- What readers of cards were told and overrode, by keys that cannot be turned back (HMAC under a secret of the installation).

-- What need not be told again, until a moment.
create table quiet_told (
    told_key char(64) not null primary key,
    remember_until timestamp(6) with time zone not null
);
create index quiet_told_remember_until on quiet_told (remember_until);

-- What a card was about, for who overrides it.
create table quiet_card (
    card uuid not null primary key,
    finding_key char(64) not null,
    remember_until timestamp(6) with time zone not null
);
create index quiet_card_finding_key on quiet_card (finding_key);
create index quiet_card_remember_until on quiet_card (remember_until);

-- Cards that were overridden. One that is not known here says nothing.
create table quiet_override (
    card uuid not null primary key,
    happened_at timestamp(6) with time zone not null,
    remember_until timestamp(6) with time zone not null
);
create index quiet_override_remember_until on quiet_override (remember_until);
