[#if uses.database.capability == "database/postgresql"]
CREATE TABLE notes (
    id         BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    text       TEXT           NOT NULL,
    created_at TIMESTAMPTZ(6) NOT NULL
);
[#else]
CREATE TABLE notes (
    id         BIGINT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY,
    text       TEXT            NOT NULL,
    created_at DATETIME(6)     NOT NULL
) DEFAULT CHARSET = utf8mb4;
[/#if]
