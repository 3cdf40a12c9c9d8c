package dev.attune.proxy.manage;

import dev.attune.profile.Search;
import java.util.concurrent.CompletionStage;

/** What a request would become. */
final class PreviewCalls {

    private final Search search;

    PreviewCalls(Search search) {
        this.search = search;
    }

    CompletionStage<Answer> preview(Call call) {
        throw new ApiFailure(ErrorCode.NOT_IMPLEMENTED, "preview" + search.hashCode());
    }
}
