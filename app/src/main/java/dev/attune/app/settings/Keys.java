package dev.attune.app.settings;

import dev.attune.profile.LearnerChoice;
import dev.attune.profile.OverBudget;
import dev.attune.proxy.access.TokenSettings;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** The table of everything that can be set. {@code config/attune.yaml} explains the same keys to operators. */
final class Keys {

    static final Key<String> HOST = Key.of("host", Shape.host(), "127.0.0.1");
    static final Key<Integer> PROXY_PORT = Key.of("proxy.port", Shape.port(), "8080");
    static final Key<Integer> CONSOLE_PORT = Key.of("console.port", Shape.port(), "8081");
    static final Key<String> CONSOLE_PASSWORD = Key.secret("console.password", Shape.password());
    static final Key<Boolean> CONSOLE_SECURE_COOKIES = Key.of("console.secure-cookies", Shape.yesOrNo(), "false");
    static final Key<URI> CONSOLE_PROXY_URL = Key.optional("console.proxy-url", Shape.httpUrl());
    static final Key<URI> CONSOLE_PUBLIC_URL = Key.optional("console.public-url", Shape.httpUrl());
    static final Key<String> CONSOLE_SECRET = Key.secret("console.secret", Shape.password());
    static final Key<List<String>> CONSOLE_FRAME_ANCESTORS = Key.optional("console.frame-ancestors", Shape.origins());
    static final Key<String> CONSOLE_USERS = Key.secret("console.users", Shape.line());
    static final Key<Integer> CONSOLE_AUDIT_ENTRIES =
            Key.of("console.audit-entries", Shape.wholeNumber(1, 100_000_000), "100000");
    static final Key<URI> CONSOLE_OIDC_ISSUER = Key.optional("console.oidc.issuer", Shape.httpUrl());
    static final Key<String> CONSOLE_OIDC_NAME = Key.optional("console.oidc.name", Shape.line());
    static final Key<String> CONSOLE_OIDC_CLIENT_ID = Key.optional("console.oidc.client-id", Shape.line());
    static final Key<String> CONSOLE_OIDC_CLIENT_SECRET = Key.secret("console.oidc.client-secret", Shape.password());
    static final Key<String> CONSOLE_OIDC_CLAIM = Key.of("console.oidc.claim", Shape.line(), "groups");
    static final Key<String> CONSOLE_OIDC_ROLES = Key.optional("console.oidc.roles", Shape.line());
    static final Key<URI> UPSTREAM_URL = Key.of("upstream.url", Shape.httpUrl(), "https://api.openai.com/v1");
    static final Key<String> UPSTREAM_API_KEY = Key.secret("upstream.api-key", Shape.token());
    static final Key<Integer> UPSTREAM_CONNECT_MS =
            Key.of("upstream.connect-ms", Shape.wholeNumber(1, 600_000), "10000");
    static final Key<Integer> UPSTREAM_IDLE_SECONDS =
            Key.of("upstream.idle-seconds", Shape.wholeNumber(1, 86_400), "600");
    static final Key<String> UPSTREAM_IN_USER_MODELS = Key.of(
            "upstream.in-user-models",
            Shape.line(),
            "*mistral*, *mixtral*, *ministral*, *magistral*, *codestral*, *devstral*, *gemma*, *llama-2*, *qwen3.*");
    static final Key<Boolean> KEYS_REQUIRED = Key.of("keys.required", Shape.yesOrNo(), "false");
    static final Key<Integer> KEYS_AWAY_SECONDS = Key.of("keys.away-seconds", Shape.wholeNumber(0, 86_400), "3600");
    static final Key<TokenSettings.Algorithm> TOKENS_ALGORITHM =
            Key.optional("keys.person-tokens.algorithm", Shape.choice(TokenSettings.Algorithm.class));
    static final Key<String> TOKENS_SECRET = Key.secret("keys.person-tokens.secret", Shape.password());
    static final Key<Map<String, String>> TOKENS_TENANT_SECRETS =
            Key.secret("keys.person-tokens.tenant-secrets", Shape.secretsByTenant());
    static final Key<URI> TOKENS_JWKS_URL = Key.optional("keys.person-tokens.jwks-url", Shape.httpUrl());
    static final Key<String> TOKENS_ISSUER = Key.optional("keys.person-tokens.issuer", Shape.password());
    static final Key<String> TOKENS_AUDIENCE = Key.optional("keys.person-tokens.audience", Shape.password());
    static final Key<Boolean> TOKENS_ACCEPT_AUTHORIZATION =
            Key.of("keys.person-tokens.accept-authorization", Shape.yesOrNo(), "false");
    static final Key<Integer> CONNECTIONS = Key.of("limits.connections", Shape.wholeNumber(1, 1_000_000), "10000");
    static final Key<Integer> HEAD_SECONDS = Key.of("limits.head-seconds", Shape.wholeNumber(1, 3_600), "60");
    static final Key<Integer> BODY_SECONDS = Key.of("limits.body-seconds", Shape.wholeNumber(1, 3_600), "60");
    static final Key<Boolean> ALLOW_LINK_LOCAL = Key.of("allow-link-local", Shape.yesOrNo(), "false");
    static final Key<List<String>> CORS_ORIGINS = Key.optional("cors.origins", Shape.origins());
    static final Key<String> REDIS_URL = Key.secret("redis.url", Shape.redisUrl());
    static final Key<Path> DATA_DIR = Key.of("data-dir", Shape.path(), "./data");
    static final Key<String> ADMIN_TOKEN = Key.secret("admin-token", Shape.token());
    static final Key<LearnerChoice> LEARNER = Key.of("learn.learner", Shape.choice(LearnerChoice.class), "local");
    static final Key<Integer> LEARN_WORKERS = Key.of("learn.workers", Shape.wholeNumber(0, 64), "2");
    static final Key<Integer> QUEUE_PARTITIONS = Key.of("learn.queue-partitions", Shape.wholeNumber(1, 256), "1");
    static final Key<URI> LLM_URL = Key.of("learn.llm.url", Shape.httpUrl(), "https://api.openai.com/v1");
    static final Key<String> LLM_API_KEY = Key.secret("learn.llm.api-key", Shape.token());
    static final Key<String> LLM_MODEL = Key.of("learn.llm.model", Shape.line(), "gpt-4o-mini");
    static final Key<Integer> LLM_BATCH_TURNS = Key.of("learn.llm.batch-turns", Shape.wholeNumber(1, 200), "20");
    static final Key<Integer> LLM_BATCH_SECONDS =
            Key.of("learn.llm.batch-seconds", Shape.wholeNumber(1, 604_800), "3600");
    static final Key<Integer> LLM_PERSON_TOKENS =
            Key.of("learn.llm.person-tokens", Shape.wholeNumber(1, 999_999_999), "50000");
    static final Key<Integer> LLM_PROCESS_TOKENS =
            Key.of("learn.llm.process-tokens", Shape.wholeNumber(1, 999_999_999), "2000000");
    static final Key<OverBudget> LLM_OVER_BUDGET =
            Key.of("learn.llm.over-budget", Shape.choice(OverBudget.class), "local");
    static final Key<Integer> LLM_TIMEOUT_SECONDS =
            Key.of("learn.llm.timeout-seconds", Shape.wholeNumber(1, 600), "60");
    static final Key<Integer> LLM_RETRIES = Key.of("learn.llm.retries", Shape.wholeNumber(1, 20), "4");
    static final Key<Integer> EPISODE_DAYS = Key.of("learn.episode-days", Shape.wholeNumber(0, 3_650), "90");
    static final Key<Integer> EPISODES = Key.of("learn.episodes", Shape.wholeNumber(1, 10_000), "1000");
    static final Key<Integer> STATEMENTS = Key.of("learn.statements", Shape.wholeNumber(100, 100_000), "5000");
    static final Key<Double> HOLDOUT = Key.of("personalization.holdout", Shape.share(), "0");
    static final Key<String> HOLDOUT_SALT = Key.of("personalization.holdout-salt", Shape.line(), "attune");
    static final Key<Integer> HISTORY = Key.of("keep.history", Shape.wholeNumber(100, 1_000_000), "10000");
    static final Key<Integer> MEMORIES = Key.of("keep.memories", Shape.wholeNumber(10, 1_000_000), "20000");
    static final Key<Integer> DEADLINE_MS = Key.of("deadline-ms", Shape.wholeNumber(1, 60_000), "50");
    static final Key<Integer> DRAIN_SECONDS = Key.of("drain-seconds", Shape.wholeNumber(1, 600), "10");
    static final Key<LogLevel> LOG_LEVEL = Key.of("log.level", Shape.choice(LogLevel.class), "info");

    static final List<Key<?>> ALL = List.of(
            HOST,
            PROXY_PORT,
            CONSOLE_PORT,
            CONSOLE_PASSWORD,
            CONSOLE_SECURE_COOKIES,
            CONSOLE_PROXY_URL,
            CONSOLE_PUBLIC_URL,
            CONSOLE_SECRET,
            CONSOLE_FRAME_ANCESTORS,
            CONSOLE_USERS,
            CONSOLE_AUDIT_ENTRIES,
            CONSOLE_OIDC_ISSUER,
            CONSOLE_OIDC_NAME,
            CONSOLE_OIDC_CLIENT_ID,
            CONSOLE_OIDC_CLIENT_SECRET,
            CONSOLE_OIDC_CLAIM,
            CONSOLE_OIDC_ROLES,
            UPSTREAM_URL,
            UPSTREAM_API_KEY,
            UPSTREAM_CONNECT_MS,
            UPSTREAM_IDLE_SECONDS,
            UPSTREAM_IN_USER_MODELS,
            KEYS_REQUIRED,
            KEYS_AWAY_SECONDS,
            TOKENS_ALGORITHM,
            TOKENS_SECRET,
            TOKENS_TENANT_SECRETS,
            TOKENS_JWKS_URL,
            TOKENS_ISSUER,
            TOKENS_AUDIENCE,
            TOKENS_ACCEPT_AUTHORIZATION,
            CONNECTIONS,
            HEAD_SECONDS,
            BODY_SECONDS,
            ALLOW_LINK_LOCAL,
            CORS_ORIGINS,
            REDIS_URL,
            DATA_DIR,
            ADMIN_TOKEN,
            LEARNER,
            LEARN_WORKERS,
            QUEUE_PARTITIONS,
            LLM_URL,
            LLM_API_KEY,
            LLM_MODEL,
            LLM_BATCH_TURNS,
            LLM_BATCH_SECONDS,
            LLM_PERSON_TOKENS,
            LLM_PROCESS_TOKENS,
            LLM_OVER_BUDGET,
            LLM_TIMEOUT_SECONDS,
            LLM_RETRIES,
            EPISODE_DAYS,
            EPISODES,
            STATEMENTS,
            HOLDOUT,
            HOLDOUT_SALT,
            HISTORY,
            MEMORIES,
            DEADLINE_MS,
            DRAIN_SECONDS,
            LOG_LEVEL);

    private Keys() {}
}
