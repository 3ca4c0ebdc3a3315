-- Runs on H2 (in its PostgreSQL mode) and on PostgreSQL. Nothing here names a patient or a user.

-- Cards that were issued.
create table card (
    id uuid primary key,
    service varchar(200) not null,
    client varchar(200) not null,
    hook_instance uuid,
    guideline varchar(200) not null,
    guideline_version varchar(200) not null,
    indicator varchar(20) not null,
    issued_at timestamp(6) with time zone not null
);
create index card_issued_at on card (issued_at);

-- The rules that speak on a card, the leading one first: as it is called on the card, and in the artefact.
create table card_rule (
    card uuid not null references card (id) on delete cascade,
    place integer not null,
    rule varchar(200) not null,
    artefact varchar(200) not null,
    primary key (card, place)
);
create index card_rule_rule on card_rule (rule, card);

create table card_suggestion (
    card uuid not null references card (id) on delete cascade,
    place integer not null,
    suggestion uuid not null,
    primary key (card, place)
);

-- What rules in shadow would have said: a line for each rule and outcome of a call.
create table shadow_finding (
    id uuid primary key,
    rule varchar(200) not null,
    outcome varchar(200) not null,
    client varchar(200) not null,
    service varchar(200) not null,
    findings integer not null,
    found_at timestamp(6) with time zone not null
);
create index shadow_finding_found_at on shadow_finding (found_at);

-- What became of cards. A card need not be one of ours, so nothing refers to it.
create table feedback (
    id uuid primary key,
    client varchar(200) not null,
    service varchar(200) not null,
    card uuid not null,
    outcome varchar(20) not null,
    happened_at timestamp(6) with time zone not null,
    received_at timestamp(6) with time zone not null,
    reason_code varchar(500),
    reason_system varchar(500),
    reason_display varchar(500),
    constraint feedback_once unique (client, service, card, outcome, happened_at)
);
create index feedback_card on feedback (card);
create index feedback_received_at on feedback (received_at);

create table feedback_suggestion (
    feedback uuid not null references feedback (id) on delete cascade,
    place integer not null,
    suggestion uuid not null,
    primary key (feedback, place)
);

-- What clinicians wrote of their own. It may tell of a patient: kept only where the hospital says so, and for a time.
create table feedback_comment (
    feedback uuid primary key references feedback (id) on delete cascade,
    user_comment varchar(10000) not null,
    received_at timestamp(6) with time zone not null
);
create index feedback_comment_received_at on feedback_comment (received_at);

-- Tokens of clients that were used: SHA-256 of the jti.
create table used_token (
    client varchar(200) not null,
    token bytea not null,
    remember_until timestamp(6) with time zone not null,
    primary key (client, token)
);
create index used_token_remember_until on used_token (remember_until);
