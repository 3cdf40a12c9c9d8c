package dev.attune.app.settings;

import dev.attune.profile.model.Labelled;

/** How much is logged. */
public enum LogLevel implements Labelled {
    ERROR,
    WARN,
    INFO,
    DEBUG,
    TRACE
}
