package dev.attune.profile.text;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.FloatBuffer;
import java.nio.LongBuffer;
import java.util.Arrays;
import java.util.Map;

/**
 * The sentence encoder all-MiniLM-L6-v2 (W. Wang et al., MiniLM, 2020; N. Reimers and I. Gurevych, Sentence-BERT, 2019), quantized, on
 * ONNX Runtime. A text's vector is the mean over its word pieces.
 *
 * <p>The runtime is called directly, with one thread for each call and without spinning: 1.2 ms of CPU for ten words and 2.7 for
 * forty, or four times that where the core is shared; half of what its usual wrapper takes, which also uses every core. The session
 * is one for the process and stays until its end: it is safe for use by many threads, and closing it under one of them would take the
 * process down.
 */
public final class MiniLm implements Encoder {

    private static final String MODEL = "/all-minilm-l6-v2-q.onnx";
    private static final String TOKENIZER = "/all-minilm-l6-v2-q-tokenizer.json";
    private static final int DIMENSIONS = 384;

    /** What it was trained to read; what comes later in a text is cut. */
    private static final int MOST_PIECES = 128;

    /** A piece has rarely more: what is behind them is not even looked at. */
    private static final int MOST_CHARACTERS = MOST_PIECES * 20;

    private final OrtEnvironment environment;
    private final OrtSession session;
    private final WordPieces pieces;

    private MiniLm(OrtEnvironment environment, OrtSession session, WordPieces pieces) {
        this.environment = environment;
        this.session = session;
        this.pieces = pieces;
    }

    /**
     * The encoder of this process. Takes half a second the first time; a {@link LinkageError} or {@link IllegalStateException} where
     * its native library cannot be loaded.
     */
    public static MiniLm load() {
        return Shared.INSTANCE;
    }

    private static MiniLm open() {
        try (InputStream model = resource(MODEL);
                InputStream tokenizer = resource(TOKENIZER);
                OrtSession.SessionOptions options = new OrtSession.SessionOptions()) {
            OrtEnvironment environment = OrtEnvironment.getEnvironment();
            options.setIntraOpNumThreads(1);
            options.setInterOpNumThreads(1);
            options.addConfigEntry("session.intra_op.allow_spinning", "0");
            // Shapes differ with every text, so that a plan made for one serves no other.
            options.setMemoryPatternOptimization(false);
            return new MiniLm(
                    environment, environment.createSession(model.readAllBytes(), options), WordPieces.read(tokenizer));
        } catch (OrtException failure) {
            throw new IllegalStateException("the model of meaning cannot be loaded", failure);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static InputStream resource(String name) {
        InputStream resource = MiniLm.class.getResourceAsStream(name);
        if (resource == null) {
            throw new IllegalStateException("there is no " + name);
        }
        return resource;
    }

    @Override
    public int dimensions() {
        return DIMENSIONS;
    }

    @Override
    public float[] encode(String text) {
        String bounded = text.length() <= MOST_CHARACTERS ? text : text.substring(0, MOST_CHARACTERS);
        long[] ids = pieces.of(bounded, MOST_PIECES);
        return ids.length == 2 ? new float[DIMENSIONS] : mean(ids);
    }

    private float[] mean(long[] ids) {
        long[] shape = {1, ids.length};
        long[] attended = new long[ids.length];
        Arrays.fill(attended, 1);
        try (OnnxTensor input = OnnxTensor.createTensor(environment, LongBuffer.wrap(ids), shape);
                OnnxTensor mask = OnnxTensor.createTensor(environment, LongBuffer.wrap(attended), shape);
                OnnxTensor types = OnnxTensor.createTensor(environment, LongBuffer.wrap(new long[ids.length]), shape);
                OrtSession.Result result =
                        session.run(Map.of("input_ids", input, "attention_mask", mask, "token_type_ids", types))) {
            return result.get(0) instanceof OnnxTensor output ? mean(output.getFloatBuffer()) : new float[DIMENSIONS];
        } catch (OrtException failure) {
            throw new IllegalStateException("a text could not be encoded", failure);
        }
    }

    private static float[] mean(FloatBuffer states) {
        float[] sum = new float[DIMENSIONS];
        float[] state = new float[DIMENSIONS];
        while (states.remaining() >= DIMENSIONS) {
            states.get(state);
            for (int at = 0; at < DIMENSIONS; at++) {
                sum[at] += state[at];
            }
        }
        double square = 0;
        for (float number : sum) {
            square += number * number;
        }
        float length = (float) Math.sqrt(square);
        for (int at = 0; at < DIMENSIONS && length > 0; at++) {
            sum[at] /= length;
        }
        return sum;
    }

    private static final class Shared {
        static final MiniLm INSTANCE = open();
    }
}
