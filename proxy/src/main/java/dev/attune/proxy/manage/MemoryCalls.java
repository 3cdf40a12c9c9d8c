package dev.attune.proxy.manage;

import dev.attune.profile.MemoryPatch;
import dev.attune.profile.NewMemory;
import dev.attune.profile.Profiles;
import dev.attune.profile.model.Facet;
import dev.attune.profile.model.InvalidInput;
import dev.attune.profile.model.Kind;
import dev.attune.profile.model.Memory;
import dev.attune.profile.model.Person;
import dev.attune.profile.model.SensitiveClass;
import dev.attune.profile.model.Status;
import java.util.Set;
import java.util.concurrent.CompletionStage;

/** What is known of a person, item by item. */
final class MemoryCalls {

    private static final Set<String> PARTS = Set.of("text", "facet", "kind", "importance", "status", "validUntil");

    /** Those of a memory that are decided for it; taken and left aside, so that a memory can be copied as it was read. */
    private static final Set<String> NEW_PARTS = Set.of(
            "text",
            "facet",
            "kind",
            "importance",
            "sensitive",
            "validUntil",
            "id",
            "origin",
            "confidence",
            "status",
            "validFrom",
            "supersedes",
            "evidence");

    private static final double USUAL_IMPORTANCE = 0.5;

    private final Profiles profiles;

    MemoryCalls(Profiles profiles) {
        this.profiles = profiles;
    }

    CompletionStage<Answer> list(Call call) {
        Person person = call.person();
        Status status = call.choice(Status.class, "status");
        return Known.page(profiles.people(), person, profiles.memories().list(person, status, call.page()))
                .thenApply(Answer::ok);
    }

    CompletionStage<Answer> find(Call call) {
        return profiles.memories().find(call.person(), call.variable("id")).thenApply(Answer::ok);
    }

    CompletionStage<Answer> add(Call call) {
        NewMemory memory = newMemory(call.fields().only(NEW_PARTS));
        return profiles.memories()
                .add(call.person(), memory, call.edit("Added by hand"))
                .thenApply(Answer::created);
    }

    CompletionStage<Answer> edit(Call call) {
        MemoryPatch patch = patch(call.fields().patch(PARTS));
        return profiles.memories()
                .edit(call.person(), call.variable("id"), patch, call.edit("Edited by hand"))
                .thenApply(Answer::ok);
    }

    CompletionStage<Answer> retire(Call call) {
        return profiles.memories()
                .retire(call.person(), call.variable("id"), call.edit("Deleted by hand"))
                .thenApply(Answer::ok);
    }

    private static NewMemory newMemory(Fields fields) {
        Kind given = fields.choice(Kind.class, "kind");
        Kind kind = given == null ? Kind.FACT : given;
        Facet facet = fields.choice(Facet.class, "facet");
        Double importance = fields.share("importance");
        return new NewMemory(
                facet == null ? facetOf(kind) : facet,
                kind,
                checked(fields.path("text"), fields.requiredText("text")),
                importance == null ? USUAL_IMPORTANCE : importance,
                fields.choice(SensitiveClass.class, "sensitive"),
                fields.time("validUntil"));
    }

    private static MemoryPatch patch(Fields fields) {
        if (fields.names().isEmpty()) {
            throw new InvalidInput("body", "must hold something to change");
        }
        String text = fields.text("text");
        return new MemoryPatch(
                text == null ? null : checked(fields.path("text"), text),
                fields.choice(Facet.class, "facet"),
                fields.choice(Kind.class, "kind"),
                fields.share("importance"),
                fields.choice(Status.class, "status"),
                fields.time("validUntil"));
    }

    private static String checked(String field, String text) {
        return InvalidInput.text(field, text, Memory.MOST_CHARACTERS);
    }

    private static Facet facetOf(Kind kind) {
        return switch (kind) {
            case PREFERENCE, CONSTRAINT, FACT, IDENTITY, EPISODE -> Facet.CONTENT;
            case INSTRUCTION -> Facet.STYLE;
            case INTEREST -> Facet.RECOMMENDATION;
        };
    }
}
