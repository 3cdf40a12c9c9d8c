package dev.attune.bench.days;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;

/**
 * Six people over sixty days: what the model is told of each on days 1, 7, 30 and 60. With {@code -Dattune.days=FILE} it is written down
 * there as a page to read.
 */
final class SixtyDaysIT {

    private static final LocalDate FIRST = LocalDate.of(2026, 3, 1);
    private static final int DAYS = 60;
    private static final LocalTime EVENING = LocalTime.of(22, 30);

    @Test
    void what_is_told_fits_better_and_is_neither_creepy_nor_stale() throws Exception {
        List<Script> scripts = Script.all(Path.of("days"));
        Diary diary = new Diary();
        SoftAssertions all = new SoftAssertions();
        try (House house = new House()) {
            for (int day = 1; day <= DAYS; day++) {
                for (Script script : scripts) {
                    live(house, script, day);
                    for (Script.Probe probe : script.probesOn(day)) {
                        house.at(moment(day, EVENING));
                        House.Told told = house.probe(script.person(), probe.asks());
                        diary.add(script, probe, told);
                        check(all, script, probe, told);
                    }
                }
            }
            for (String kept : List.of("turns", "said", "traces", "habits", "vectors", "use")) {
                all.assertThat(house.keysOf("ben", kept))
                        .as(kept + " of the one who wants no memory")
                        .isZero();
            }
        }
        String page = System.getProperty("attune.days");
        if (page != null) {
            Files.writeString(Path.of(page), diary.page());
        }
        all.assertAll();
    }

    private static void live(House house, Script script, int day) throws IOException, InterruptedException {
        List<Script.Switch> switches = new ArrayList<>(script.switchesOn(day));
        for (Script.Conversation conversation : script.on(day)) {
            house.talk(script.person(), moment(day, conversation.at()), conversation.says());
        }
        if (script.erasesOn(day)) {
            house.erase(script.person());
        }
        for (Script.Switch change : switches) {
            house.at(moment(day, LocalTime.parse(change.at())));
            house.change(script.person(), change.controls());
        }
    }

    private static void check(SoftAssertions all, Script script, Script.Probe probe, House.Told told) {
        String name = script.person() + " on day " + probe.day();
        if (probe.nothing()) {
            all.assertThat(told.isUntouched()).as(name).isTrue();
        }
        for (String pattern : probe.tells() == null ? List.<String>of() : probe.tells()) {
            all.assertThat(told.besides()).as(name).containsPattern(pattern);
        }
        for (String pattern : probe.never() == null ? List.<String>of() : probe.never()) {
            all.assertThat(told.besides()).as(name).doesNotContainPattern(pattern);
        }
    }

    private static Instant moment(int day, LocalTime at) {
        return FIRST.plusDays(day - 1L).atTime(at).toInstant(ZoneOffset.UTC);
    }
}
