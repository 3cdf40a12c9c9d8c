package dev.attune.proxy.manage;

import dev.attune.profile.Keys;
import dev.attune.profile.model.AppKey;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** The keys that a tenant's apps present. */
final class KeyCalls {

    private static final Set<String> PARTS = Set.of(
            "name", "upstream", "bodyUser", "headerUser", "requestsPerMinute", "personRequestsPerMinute", "bodyBytes");

    private final Keys keys;

    KeyCalls(Keys keys) {
        this.keys = keys;
    }

    CompletionStage<Answer> list(Call call) {
        return keys.list(call.tenant(), call.page())
                .thenApply(page -> Answer.ok(page.map(key -> KeyView.of(key, null))));
    }

    CompletionStage<Answer> create(Call call) {
        Fields fields = call.fields().only(PARTS);
        AppKey.Limits limits = new AppKey.Limits(
                fields.count("requestsPerMinute"), fields.count("personRequestsPerMinute"), fields.count("bodyBytes"));
        AppKey.Scope scope = new AppKey.Scope(
                call.tenant(),
                fields.text("upstream"),
                orTrue(fields.flag("bodyUser")),
                orTrue(fields.flag("headerUser")),
                limits);
        return keys.create(AppKey.checkName(fields.requiredText("name")), scope)
                .thenApply(created -> Answer.created(KeyView.of(created.key(), created.text())));
    }

    CompletionStage<Answer> revoke(Call call) {
        return keys.revoke(call.tenant(), call.variable("id")).thenApply(key -> Answer.ok(KeyView.of(key, null)));
    }

    private static boolean orTrue(@Nullable Boolean given) {
        return given == null || given;
    }
}
