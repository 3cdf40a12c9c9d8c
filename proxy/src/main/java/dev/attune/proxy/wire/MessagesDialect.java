package dev.attune.proxy.wire;

import dev.attune.profile.model.Role;

/**
 * Anthropic's Messages. Instructions have a field of their own, ahead of everything, so that one changed byte in there would cost the
 * whole prompt cache: blocks go into the person's messages instead, which the cache takes for granted one by one. Results of tools come in
 * the person's name, first of all parts of their message.
 */
final class MessagesDialect implements Dialect {

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
        return false;
    }

    @Override
    public String textPart() {
        return "text";
    }

    @Override
    public Role role(Item item) {
        Role speaker = Dialect.speaker(item.role());
        Item.Content content = item.content();
        boolean results = content != null && content.hasResults() && !content.hasText();
        return speaker == Role.USER && results ? Role.TOOL : speaker;
    }

    @Override
    public boolean awaits(Item item) {
        return false;
    }

    @Override
    public Role instructing(Role first) {
        return Role.USER;
    }
}
