package dev.attune.profile.store;

import dev.attune.profile.model.Controls;
import dev.attune.profile.model.Memory;
import dev.attune.profile.model.Person;
import dev.attune.profile.model.Profile;
import dev.attune.profile.model.Trait;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A profile as the hash that Redis has of it. The value of a memory begins with its place in the order of arrival, which the script that
 * writes it gives out, and a colon.
 */
final class ProfileHash {

    static final String VERSION = "version";
    static final String UPDATED_AT = "updatedAt";
    private static final Comparator<Placed> BY_PLACE = Comparator.comparingLong(Placed::place);

    private ProfileHash() {}

    static Profile read(Person person, Map<String, String> fields, Controls defaults) {
        String version = fields.get(VERSION);
        if (version == null) {
            return Profile.empty(person, defaults);
        }
        String controls = fields.get(Controls.KEY);
        List<Placed> memories = new ArrayList<>(fields.size());
        List<Trait> traits = new ArrayList<>();
        fields.forEach((key, value) -> {
            if (StateCodec.isMemory(key)) {
                memories.add(placed(key, value));
            } else if (TraitCodec.isTrait(key)) {
                traits.add(StateCodec.decodeTrait(key, value));
            }
        });
        memories.sort(BY_PLACE);
        return new Profile(
                person,
                Long.parseLong(version),
                time(fields.getOrDefault(UPDATED_AT, "")),
                controls == null ? defaults : StateCodec.decodeControls(controls),
                memories.stream().map(Placed::memory).toList(),
                traits);
    }

    /** The fields of a profile, the memories in their order. */
    static Map<String, String> write(Profile profile) {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put(VERSION, Long.toString(profile.version()));
        fields.put(UPDATED_AT, time(profile.updatedAt()));
        fields.put(Controls.KEY, StateCodec.encode(profile.controls()));
        int place = 0;
        for (Memory memory : profile.memories()) {
            place++;
            fields.put(memory.key(), place + ":" + StateCodec.encode(memory));
        }
        profile.traits().forEach(trait -> fields.put(trait.key(), StateCodec.encode(trait)));
        return fields;
    }

    static String time(Instant at) {
        return CompactWriter.array(writer -> writer.time(at));
    }

    static Instant time(String text) {
        return CompactReader.array(text, CompactReader::time);
    }

    private static Placed placed(String key, String value) {
        int colon = value.indexOf(':');
        if (colon < 0) {
            throw new Unreadable("a memory without its place");
        }
        long place = Long.parseLong(value, 0, colon, 10);
        return new Placed(place, StateCodec.decodeMemory(key, value.substring(colon + 1)));
    }

    private record Placed(long place, Memory memory) {}
}
