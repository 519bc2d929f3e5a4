-- 工作日历: for each year the days that the State Council's notice takes out of the plain week of Monday to Friday.
create table calendar_year (
    year            integer      primary key check (year between 1949 and 2200),
    source_title    varchar(200) not null,
    document_number varchar(100) not null,
    verified        boolean      not null,
    note            varchar(500),
    -- A year without a row is version 0.
    version         integer      not null check (version >= 1),
    -- Null as long as the year is what this migration brought.
    updated_by      varchar(128),
    updated_at      timestamptz,
    constraint calendar_year_change check ((updated_by is null) = (updated_at is null))
);

create table calendar_day (
    day  date        primary key,
    year integer     not null references calendar_year,
    kind varchar(20) not null check (kind in ('HOLIDAY', 'WORKING')),
    name varchar(40) not null check (btrim(name) <> ''),
    constraint calendar_day_of_its_year check (extract(year from day) = year),
    constraint calendar_day_swapped check (kind <> 'WORKING' or extract(isodow from day) >= 6)
);
create index calendar_day_year on calendar_day (year);

insert into calendar_year (year, source_title, document_number, verified, note, version) values
    (2024, '国务院办公厅关于2024年部分节假日安排的通知', '国办发明电〔2023〕7号', true, '随程序提供；与多处转载逐日核对一致，未查阅官方网站原文。', 1),
    (2025, '国务院办公厅关于2025年部分节假日安排的通知', '国办发明电〔2024〕12号', true, '随程序提供；与多处转载逐日核对一致，未查阅官方网站原文。', 1),
    (2026, '国务院办公厅关于2026年部分节假日安排的通知', '国办发明电〔2025〕7号', true, '随程序提供；与多处转载逐日核对一致，未查阅官方网站原文。', 1);

-- Days off, first and last as the notices name them.
insert into calendar_day (day, year, kind, name)
select cast(off.day as date), extract(year from off.day), 'HOLIDAY', notice.name
from (values
    ('元旦', date '2024-01-01', date '2024-01-01'),
    ('春节', date '2024-02-10', date '2024-02-17'),
    ('清明节', date '2024-04-04', date '2024-04-06'),
    ('劳动节', date '2024-05-01', date '2024-05-05'),
    ('端午节', date '2024-06-10', date '2024-06-10'),
    ('中秋节', date '2024-09-15', date '2024-09-17'),
    ('国庆节', date '2024-10-01', date '2024-10-07'),
    ('元旦', date '2025-01-01', date '2025-01-01'),
    ('春节', date '2025-01-28', date '2025-02-04'),
    ('清明节', date '2025-04-04', date '2025-04-06'),
    ('劳动节', date '2025-05-01', date '2025-05-05'),
    ('端午节', date '2025-05-31', date '2025-06-02'),
    ('国庆节、中秋节', date '2025-10-01', date '2025-10-08'),
    ('元旦', date '2026-01-01', date '2026-01-03'),
    ('春节', date '2026-02-15', date '2026-02-23'),
    ('清明节', date '2026-04-04', date '2026-04-06'),
    ('劳动节', date '2026-05-01', date '2026-05-05'),
    ('端午节', date '2026-06-19', date '2026-06-21'),
    ('中秋节', date '2026-09-25', date '2026-09-27'),
    ('国庆节', date '2026-10-01', date '2026-10-07')
) as notice (name, first_day, last_day)
cross join lateral generate_series(notice.first_day, notice.last_day, interval '1 day') as off (day);

-- Saturdays and Sundays that are worked, with the holiday that they are swapped for.
insert into calendar_day (day, year, kind, name)
select notice.day, extract(year from notice.day), 'WORKING', notice.name
from (values
    ('春节', date '2024-02-04'),
    ('春节', date '2024-02-18'),
    ('清明节', date '2024-04-07'),
    ('劳动节', date '2024-04-28'),
    ('劳动节', date '2024-05-11'),
    ('中秋节', date '2024-09-14'),
    ('国庆节', date '2024-09-29'),
    ('国庆节', date '2024-10-12'),
    ('春节', date '2025-01-26'),
    ('春节', date '2025-02-08'),
    ('劳动节', date '2025-04-27'),
    ('国庆节、中秋节', date '2025-09-28'),
    ('国庆节、中秋节', date '2025-10-11'),
    ('元旦', date '2026-01-04'),
    ('春节', date '2026-02-14'),
    ('春节', date '2026-02-28'),
    ('劳动节', date '2026-05-09'),
    ('国庆节', date '2026-09-20'),
    ('国庆节', date '2026-10-10')
) as notice (name, day);
