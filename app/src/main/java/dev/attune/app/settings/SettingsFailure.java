package dev.attune.app.settings;

/** A setting that cannot be taken. The message is one line for the operator: where it stands, what is wrong with it, what is right. */
public final class SettingsFailure extends Exception {

    private static final long serialVersionUID = 1L;

    SettingsFailure(String message) {
        super(message);
    }
}
