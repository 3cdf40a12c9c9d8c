package dev.attune.profile.model;

/**
 * Which people of a tenant to list, and in what order.
 *
 * @param part of their id, compared letter by letter; empty for any id
 */
public record PeopleQuery(String tenant, String part, Group group, Order order) {

    public PeopleQuery {
        Person.checkTenant(tenant);
    }

    /** Everybody whose id has this part, whoever changed last first. */
    public static PeopleQuery of(String tenant, String part) {
        return new PeopleQuery(tenant, part, Group.EVERYBODY, Order.CHANGE);
    }

    /** Who is listed. Somebody is in several. */
    public enum Group implements Labelled {
        EVERYBODY,
        NEW,
        LEARNING,
        FAMILIAR,
        ESTABLISHED,
        /** Switched off. */
        OFF,
        /** Of whom something waits for a word. */
        WAITING;

        public static Group of(Stage stage) {
            return switch (stage) {
                case NEW -> NEW;
                case LEARNING -> LEARNING;
                case FAMILIAR -> FAMILIAR;
                case ESTABLISHED -> ESTABLISHED;
            };
        }

        /** Whether this person is in it. */
        public boolean has(PersonRow row) {
            return switch (this) {
                case EVERYBODY -> true;
                case OFF -> !row.on();
                case WAITING -> row.waiting() > 0;
                default -> this == of(row.stage());
            };
        }
    }

    /** Who comes first. */
    public enum Order implements Labelled {
        /** Whoever changed last. */
        CHANGE,
        /** By id, ascending. */
        ID,
        /** Whoever has most memories in use. */
        MEMORIES
    }
}
