-- What a hospital may have when it comes from the first version. It is not changed when another version follows.
insert into card (id, service, client, hook_instance, guideline, guideline_version, indicator, issued_at) values
    ('00000000-0000-0000-0000-000000000001', 'bone-health-patient-view', 'ehr-1',
     '00000000-0000-0000-0000-0000000000aa', 'esmo', '0.1.0', 'warning', timestamp with time zone '2026-11-22 09:00:00+00'),
    ('00000000-0000-0000-0000-000000000002', 'bone-health-order-sign', 'ehr-1',
     null, 'esmo', '0.1.0', 'critical', timestamp with time zone '2026-11-22 09:00:01+00');
insert into card_rule (card, place, rule, artefact) values
    ('00000000-0000-0000-0000-000000000001', 0, 'BM-1', 'BM-1'),
    ('00000000-0000-0000-0000-000000000001', 1, 'SAF-13', 'SAF-13.bm'),
    ('00000000-0000-0000-0000-000000000002', 0, 'SAF-06', 'SAF-06');
insert into card_suggestion (card, place, suggestion) values
    ('00000000-0000-0000-0000-000000000001', 0, '00000000-0000-0000-0000-000000000011');
insert into shadow_finding (id, rule, outcome, client, service, findings, found_at) values
    ('00000000-0000-0000-0000-000000000003', 'SAF-10', 'caution', 'ehr-1', 'bone-health-patient-view', 1,
     timestamp with time zone '2026-11-22 09:00:00+00');
insert into feedback (id, client, service, card, outcome, happened_at, received_at,
        reason_code, reason_system, reason_display) values
    ('00000000-0000-0000-0000-000000000021', 'ehr-1', 'bone-health-patient-view',
     '00000000-0000-0000-0000-000000000001', 'accepted',
     timestamp with time zone '2026-11-22 09:05:00+00', timestamp with time zone '2026-11-22 09:05:01+00',
     null, null, null),
    ('00000000-0000-0000-0000-000000000022', 'ehr-1', 'bone-health-patient-view',
     '00000000-0000-0000-0000-000000000009', 'overridden',
     timestamp with time zone '2026-11-22 09:06:00+00', timestamp with time zone '2026-11-22 09:06:01+00',
     'patient-refuses', 'https://example.org/reasons', 'Patient refuses');
insert into feedback_suggestion (feedback, place, suggestion) values
    ('00000000-0000-0000-0000-000000000021', 0, '00000000-0000-0000-0000-000000000011');
insert into feedback_comment (feedback, user_comment, received_at) values
    ('00000000-0000-0000-0000-000000000022', 'Next week', timestamp with time zone '2026-11-22 09:06:01+00');
