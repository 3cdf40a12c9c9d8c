package dev.attune.app.start;

import dev.attune.profile.model.Labelled;

/** Which part of Attune a process is. */
public enum Role implements Labelled {
    ALL(true, true),
    PROXY(true, false),
    CONSOLE(false, true);

    private final boolean proxy;
    private final boolean console;

    Role(boolean proxy, boolean console) {
        this.proxy = proxy;
        this.console = console;
    }

    public boolean proxy() {
        return proxy;
    }

    public boolean console() {
        return console;
    }
}
