package dev.attune.profile.model;

/** Input that cannot be taken. The message teaches: what is wrong with the value of which field, and what would be right. */
public final class InvalidInput extends IllegalArgumentException {

    private static final long serialVersionUID = 1L;

    private final String field;

    public InvalidInput(String field, String problem) {
        super(problem);
        this.field = field;
    }

    /** The field at fault, as the caller named it. */
    public String field() {
        return field;
    }

    /** Refuses what is not between 0 and 1. */
    public static void share(String field, double value) {
        if (!(value >= 0 && value <= 1)) {
            throw new InvalidInput(field, "must be between 0 and 1");
        }
    }

    /** Text of 1 to {@code most} characters (UTF-16 units), not blank, with no control characters but line breaks and tabs. */
    public static String text(String field, String value, int most) {
        if (value.isBlank()) {
            throw new InvalidInput(field, "must not be empty");
        }
        if (value.length() > most) {
            throw new InvalidInput(field, "must have at most " + most + " characters, has " + value.length());
        }
        if (value.chars().anyMatch(InvalidInput::isControl)) {
            throw new InvalidInput(field, "must not contain control characters");
        }
        return value;
    }

    private static boolean isControl(int unit) {
        return Character.isISOControl(unit) && unit != '\n' && unit != '\r' && unit != '\t';
    }
}
