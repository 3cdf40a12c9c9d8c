package dev.attune.profile.foreign;

import dev.attune.profile.model.Facet;
import dev.attune.profile.model.Fact;
import dev.attune.profile.model.InvalidInput;
import dev.attune.profile.model.Kind;
import dev.attune.profile.model.Labelled;
import dev.attune.profile.model.Person;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A table whose first line names its columns: {@code person}, {@code text}, and as it pleases {@code kind}, {@code facet}, {@code date}. */
final class CsvFacts {

    private final Dates dates;
    private final FactSink sink;

    CsvFacts(Instant now, FactSink sink) {
        this.dates = new Dates(now);
        this.sink = sink;
    }

    void read(InputStream in) throws IOException, UnreadableFile {
        CsvRows rows = new CsvRows(in);
        CsvRows.Row head = rows.next();
        if (head == null) {
            throw new UnreadableFile(0, "The file is empty. Its first line must name the columns: " + Column.ALL + ".");
        }
        List<Column> columns = columns(head);
        for (CsvRows.Row row = rows.next(); row != null; row = rows.next()) {
            if (!row.isBlank()) {
                take(row, columns);
            }
        }
    }

    private static List<Column> columns(CsvRows.Row head) throws UnreadableFile {
        List<Column> columns = new ArrayList<>();
        for (String name : head.values()) {
            Column column = Labelled.find(Column.class, name.strip().toLowerCase(Locale.ROOT))
                    .orElse(null);
            if (column == null || columns.contains(column)) {
                throw new UnreadableFile(
                        head.line(),
                        "Column " + (columns.size() + 1)
                                + (column == null ? " has an unknown name" : " is there twice")
                                + ". The first line must name the columns: " + Column.ALL + ".");
            }
            columns.add(column);
        }
        if (!columns.contains(Column.TEXT)) {
            throw new UnreadableFile(
                    head.line(), "There is no column text. The first line must name the columns: " + Column.ALL + ".");
        }
        return columns;
    }

    private void take(CsvRows.Row row, List<Column> columns) {
        try {
            if (row.values().size() != columns.size()) {
                throw new InvalidInput(
                        "line",
                        "must have " + columns.size() + " values, has "
                                + row.values().size() + "; a value with a comma belongs between quotation marks");
            }
            Map<Column, String> values = new EnumMap<>(Column.class);
            for (int place = 0; place < columns.size(); place++) {
                values.put(columns.get(place), row.values().get(place).strip());
            }
            String person = value(values, Column.PERSON);
            if (person != null) {
                // The tenant is not the file's to say.
                new Person(Person.DEFAULT_TENANT, person);
            }
            sink.fact(row.line(), person, fact(values));
        } catch (InvalidInput wrong) {
            sink.wrong(new Problem(row.line(), "The " + wrong.field() + " " + wrong.getMessage() + "."));
        }
    }

    private Fact fact(Map<Column, String> values) {
        String text = values.getOrDefault(Column.TEXT, "");
        String kind = value(values, Column.KIND);
        String facet = value(values, Column.FACET);
        String date = value(values, Column.DATE);
        return new Fact(
                Fact.ref("csv", Texts.digest(text, date == null ? "" : date)),
                text,
                kind == null ? null : Labelled.parse(Kind.class, "kind", kind.toLowerCase(Locale.ROOT)),
                facet == null ? null : Labelled.parse(Facet.class, "facet", facet.toLowerCase(Locale.ROOT)),
                date == null ? null : dates.parse("date", date));
    }

    private static @Nullable String value(Map<Column, String> values, Column column) {
        String value = values.getOrDefault(column, "");
        return value.isEmpty() ? null : value;
    }

    private enum Column implements Labelled {
        PERSON,
        TEXT,
        KIND,
        FACET,
        DATE;

        static final String ALL = "person, text, and if you like kind, facet, date";
    }
}
