package dev.attune.proxy.wire;

import dev.attune.profile.model.Role;
import java.util.Set;

/**
 * OpenAI's Responses. Its {@code input} is a string or a list of items: messages, and what a model made on its way, which belongs
 * together: reasoning and what it led to, a call and its output.
 */
final class ResponsesDialect implements Dialect {

    private static final Set<String> AWAITING = Set.of(
            "reasoning",
            "function_call",
            "custom_tool_call",
            "computer_call",
            "local_shell_call",
            "shell_call",
            "apply_patch_call",
            "mcp_approval_request");

    @Override
    public String list() {
        return "input";
    }

    @Override
    public boolean takesLoneText() {
        return true;
    }

    @Override
    public boolean takesMessages() {
        return true;
    }

    @Override
    public boolean continues() {
        return true;
    }

    @Override
    public String textPart() {
        return "input_text";
    }

    @Override
    public Role role(Item item) {
        String type = item.type();
        if (type == null || type.equals("message")) {
            return Dialect.speaker(item.role());
        }
        if (type.endsWith("_output") || type.equals("mcp_approval_response")) {
            return Role.TOOL;
        }
        return type.equals("reasoning") || type.endsWith("_call") ? Role.ASSISTANT : Role.OTHER;
    }

    @Override
    public boolean awaits(Item item) {
        return item.type() != null && AWAITING.contains(item.type());
    }

    @Override
    public Role instructing(Role first) {
        return first == Role.SYSTEM ? Role.SYSTEM : Role.DEVELOPER;
    }
}
