package dev.attune.profile.compose;

import dev.attune.profile.ConfigFiles;
import java.util.Locale;
import java.util.Map;
import org.thymeleaf.IEngineConfiguration;
import org.thymeleaf.TemplateEngine;
import org.thymeleaf.context.Context;
import org.thymeleaf.exceptions.TemplateEngineException;
import org.thymeleaf.exceptions.TemplateProcessingException;
import org.thymeleaf.standard.StandardDialect;
import org.thymeleaf.templatemode.TemplateMode;
import org.thymeleaf.templateresolver.AbstractConfigurableTemplateResolver;
import org.thymeleaf.templateresource.ITemplateResource;
import org.thymeleaf.templateresource.StringTemplateResource;

/** One prompt of {@code config/prompts}: a Thymeleaf template in TEXT mode. Parsed once; safe for use by many threads. */
public final class PromptTemplate {

    private final String file;
    private final TemplateEngine engine = new TemplateEngine();

    /** The usual one without what it writes scripts with, which takes a hundred classes and no prompt has a use for. */
    private static StandardDialect dialect() {
        StandardDialect dialect = new StandardDialect();
        dialect.setJavaScriptSerializer((value, script) -> {
            throw new IllegalArgumentException("a prompt holds no script");
        });
        return dialect;
    }

    private PromptTemplate(String file, String source) {
        this.file = file;
        this.engine.setDialect(dialect());
        this.engine.setTemplateResolver(new OneTemplate(source));
    }

    /**
     * The template of a file, proven on a sample: it must render, and tell everything that the sample says must be told. An
     * {@link IllegalArgumentException} names the file, the line where that is known, and what to change.
     */
    public static PromptTemplate read(ConfigFiles files, String file, Sample sample) {
        return of(file, files.read(file), sample);
    }

    /** The same for a text that need not be the file's; the file is what messages call it by. */
    static PromptTemplate of(String file, String source, Sample sample) {
        refusePreprocessing(file, source);
        PromptTemplate template = new PromptTemplate(file, source);
        String rendered = template.renderSample(sample);
        sample.mustTell().forEach((variable, text) -> {
            if (!rendered.contains(text)) {
                throw new IllegalArgumentException(
                        file + ": does not tell ${" + variable + "}; add a loop that prints it");
            }
        });
        return template;
    }

    /**
     * What a template must be able to tell.
     *
     * @param mustTell for each variable, text of it that must appear
     */
    public record Sample(Map<String, Object> variables, Map<String, String> mustTell) {}

    /** The text, without blank space around it. */
    public String render(Map<String, Object> variables) {
        return engine.process(file, new Context(Locale.ROOT, variables)).strip();
    }

    private String renderSample(Sample sample) {
        try {
            return render(sample.variables());
        } catch (TemplateEngineException failure) {
            throw new IllegalArgumentException(
                    placeOf(failure) + ": " + rootOf(failure).getMessage(), failure);
        }
    }

    private String placeOf(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof TemplateProcessingException located && located.getLine() != null) {
                return file + ", line " + located.getLine();
            }
        }
        return file;
    }

    private static Throwable rootOf(Throwable failure) {
        Throwable root = failure;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return root;
    }

    /** A value that is put into an expression before it is evaluated could run as code. */
    private static void refusePreprocessing(String file, String source) {
        int line = 0;
        for (String text : source.lines().toList()) {
            line++;
            if (text.contains("__")) {
                throw new IllegalArgumentException(
                        file + ", line " + line + ": two underscores in a row are not allowed in a prompt");
            }
        }
    }

    private static final class OneTemplate extends AbstractConfigurableTemplateResolver {

        private final String source;

        OneTemplate(String source) {
            this.source = source;
            setTemplateMode(TemplateMode.TEXT);
            setCacheable(true);
        }

        @Override
        protected ITemplateResource computeTemplateResource(
                IEngineConfiguration configuration,
                String ownerTemplate,
                String template,
                String resourceName,
                String characterEncoding,
                Map<String, Object> templateResolutionAttributes) {
            return new StringTemplateResource(source);
        }
    }
}
