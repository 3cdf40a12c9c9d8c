package dev.attune.proxy.wire;

import dev.attune.profile.model.Role;

/** Chat Completions. */
final class ChatDialect implements Dialect {

    @Override
    public String list() {
        return "messages";
    }

    @Override
    public boolean takesLoneText() {
        return false;
    }

    @Override
    public boolean takesMessages() {
        return true;
    }

    @Override
    public String textPart() {
        return "text";
    }

    @Override
    public Role role(Item item) {
        return Dialect.speaker(item.role());
    }

    @Override
    public boolean awaits(Item item) {
        return item.callsTools();
    }

    @Override
    public Role instructing(Role first) {
        return first == Role.DEVELOPER ? Role.DEVELOPER : Role.SYSTEM;
    }
}
