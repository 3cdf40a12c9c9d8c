package dev.attune.proxy.manage;

import dev.attune.profile.PersonExport;
import dev.attune.profile.PersonImport;
import dev.attune.profile.Profiles;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionStage;

/** A person as one document, out and in. */
final class TransferCalls {

    private final Profiles profiles;

    TransferCalls(Profiles profiles) {
        this.profiles = profiles;
    }

    CompletionStage<Answer> export(Call call) {
        return profiles.transfers()
                .export(call.person())
                .thenApply(all -> new Answer.Value(200, () -> view(profiles, all), Map.of()));
    }

    static ExportView view(Profiles profiles, PersonExport all) {
        Instant now = profiles.now();
        return ExportView.of(
                all, profiles.style(all.profile(), now), profiles.insights().of(all.profile(), now));
    }

    CompletionStage<Answer> bring(Call call) {
        PersonImport incoming = ImportReader.read(call.fields());
        return profiles.transfers()
                .bring(call.person(), incoming, call.edit("Imported"))
                .thenApply(changed -> Answer.ok(Map.of("imported", List.copyOf(changed))));
    }
}
