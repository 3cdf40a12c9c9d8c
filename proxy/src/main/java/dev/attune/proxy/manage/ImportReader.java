package dev.attune.proxy.manage;

import dev.attune.profile.ControlsPatch;
import dev.attune.profile.PersonImport;
import dev.attune.profile.foreign.PersonFile;
import dev.attune.profile.foreign.Problem;
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
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
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
        return read(document, (item, wrong) -> {
            throw wrong;
        });
    }

    /** The same of a file, without the items that are wrong. */
    static PersonFile file(Fields document) {
        List<Problem> problems = new ArrayList<>();
        PersonImport content = read(
                document,
                (item, wrong) ->
                        problems.add(new Problem(item, "The " + wrong.field() + " " + wrong.getMessage() + ".")));
        return new PersonFile(document.requiredObject("profile").requiredText("user"), content, problems);
    }

    private static PersonImport read(Fields document, Wrong wrong) {
        document.only(PARTS);
        String format = document.requiredText("format");
        if (!format.equals(ExportView.FORMAT)) {
            throw new InvalidInput("format", "must be " + ExportView.FORMAT);
        }
        Fields profile = document.requiredObject("profile");
        Fields controls = profile.object("controls");
        List<Fields> memories = profile.tree().has("memories") ? profile.objects("memories") : List.of();
        List<Fields> traits = document.tree().has("traits") ? document.objects("traits") : List.of();
        return new PersonImport(
                items(memories, 0, ImportReader::memory, Memory::key, wrong),
                items(traits, memories.size(), TraitView::read, Trait::key, wrong),
                controls == null
                        ? new ControlsPatch(null, Map.of(), null, Map.of())
                        : ControlCalls.patch(controls.only(ControlCalls.PARTS)));
    }

    /** @param before how many items come ahead of these */
    private static <T> List<T> items(
            List<Fields> given, int before, Function<Fields, T> read, Function<T, String> key, Wrong wrong) {
        List<T> items = new ArrayList<>(given.size());
        Set<String> keys = new HashSet<>();
        for (int place = 0; place < given.size(); place++) {
            try {
                T item = read.apply(given.get(place));
                if (!keys.add(key.apply(item))) {
                    throw new InvalidInput(given.get(place).path("id"), "must be its own; another item has it too");
                }
                items.add(item);
            } catch (InvalidInput found) {
                wrong.found(before + place + 1, found);
            }
        }
        return items;
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

    /** Told of each item that is wrong. */
    private interface Wrong {
        void found(int item, InvalidInput wrong);
    }
}
