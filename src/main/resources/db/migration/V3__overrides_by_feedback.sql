-- What was overridden stands with the feedback. A card silences only by what the client says that got it, and what else it told of.
drop table quiet_override;
drop table quiet_card;

-- What a card told, for who overrides it: each finding by a key of its own.
create table quiet_card (
    card uuid not null,
    finding_key char(64) not null,
    client varchar(200) not null,
    remember_until timestamp(6) with time zone not null,
    primary key (card, finding_key)
);
create index quiet_card_finding_key on quiet_card (finding_key);
create index quiet_card_remember_until on quiet_card (remember_until);
