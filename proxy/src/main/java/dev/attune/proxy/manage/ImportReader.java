package dev.attune.proxy.manage;

import dev.attune.profile.ControlsPatch;
import dev.attune.profile.PersonImport;
import dev.attune.profile.model.Evidence;
import dev.attune.profile.model.Facet;
import dev.attune.profile.model.InvalidInput;
import dev.attune.profile.model.Kind;
import dev.attune.profile.model.Memory;
import dev.attune.profile.model.Origin;
import dev.attune.profile.model.SensitiveClass;
import dev.attune.profile.model.Status;
import dev.attune.profile.model.Trait;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads an exported person. History and traces tell of the way there and are not taken in. */
final class ImportReader {

    private static final Set<String> PARTS = Set.of("format", "profile", "traits", "history", "traces");
    private static final Pattern ID = Pattern.compile("[A-Za-z0-9._~-]{1,128}");
    private static final int MOST_CHARACTERS = 32_000;
    private static final double SURE = 1;
    private static final double USUAL_IMPORTANCE = 0.5;

    private ImportReader() {}

    static PersonImport read(Fields document) {
        document.only(PARTS);
        String format = document.requiredText("format");
        if (!format.equals(ExportView.FORMAT)) {
            throw new InvalidInput("format", "must be " + ExportView.FORMAT);
        }
        Fields profile = document.requiredObject("profile");
        Fields controls = profile.object("controls");
        List<Memory> memories = profile.tree().has("memories")
                ? profile.objects("memories").stream().map(ImportReader::memory).toList()
                : List.of();
        List<Trait> traits = document.tree().has("traits")
                ? document.objects("traits").stream().map(TraitView::read).toList()
                : List.of();
        return new PersonImport(
                memories,
                traits,
                controls == null
                        ? new ControlsPatch(null, Map.of(), null, Map.of())
                        : ControlCalls.patch(controls.only(ControlCalls.PARTS)));
    }

    private static Memory memory(Fields fields) {
        String id = fields.requiredText("id");
        if (!ID.matcher(id).matches()) {
            throw new InvalidInput(fields.path("id"), "must be 1 to 128 letters, digits or one of . _ ~ -");
        }
        Double confidence = fields.share("confidence");
        Double importance = fields.share("importance");
        return new Memory(
                id,
                fields.requiredChoice(Facet.class, "facet"),
                fields.requiredChoice(Kind.class, "kind"),
                InvalidInput.text(fields.path("text"), fields.requiredText("text"), Memory.MOST_CHARACTERS),
                or(fields.choice(Origin.class, "origin"), Origin.IMPORTED),
                confidence == null ? SURE : confidence,
                importance == null ? USUAL_IMPORTANCE : importance,
                fields.choice(SensitiveClass.class, "sensitive"),
                or(fields.choice(Status.class, "status"), Status.ACTIVE),
                time(fields, "validFrom"),
                fields.time("validUntil"),
                fields.text("supersedes"),
                fields.tree().has("evidence")
                        ? fields.objects("evidence").stream()
                                .map(ImportReader::evidence)
                                .toList()
                        : List.of());
    }

    private static Evidence evidence(Fields fields) {
        return new Evidence(
                InvalidInput.text(fields.path("turn"), fields.requiredText("turn"), MOST_CHARACTERS),
                InvalidInput.text(fields.path("quote"), fields.requiredText("quote"), MOST_CHARACTERS),
                time(fields, "at"));
    }

    private static Instant time(Fields fields, String name) {
        Instant time = fields.time(name);
        if (time == null) {
            throw new InvalidInput(fields.path(name), "is missing");
        }
        return time;
    }

    private static <T> T or(@Nullable T given, T usual) {
        return given == null ? usual : given;
    }
}
