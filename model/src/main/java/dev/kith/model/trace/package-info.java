/**
 * Every tensor of the first steps of a run in one {@code .npz} file, so that anyone can check the mathematics in another
 * framework. {@link dev.kith.model.trace.TraceKey} names the entries.
 *
 * <p>What is needed besides the entries to compute them again:
 *
 * <ul>
 *   <li>Parameters lie in flat vectors; the JSON entry {@code architecture} gives name, shape (row-major) and offset of
 *       each. Gaps between them are zero. The target's vectors are prefixes of the online network's.
 *   <li>Encoder: images are {@code [batch, side, side, channels]}. {@code stem} is a convolution (3×3; 7×7 for {@code
 *       imagenet}; stride 1 for {@code plain}, otherwise 2), norm, ReLU, and for {@code imagenet} a 3×3 maximum of stride
 *       2; each block computes {@code relu(norm(b(relu(norm(a(x))))) + shortcut(x))} from 3×3 convolutions, where {@code a}
 *       and the shortcut of the first block of every stage but the first have stride 2, and a block without shortcut
 *       parameters adds {@code x} itself; last the mean over all places. Convolutions have no bias and pad by half their
 *       kernel.
 *   <li>Projector and predictor: {@code output(relu(norm(hidden(x))))}, or {@code output(x)} if there is no hidden layer.
 *       Linear layers compute {@code x · weightᵀ + bias}. Embeddings are projections (target) or predictions of projections
 *       (online), scaled to length 1.
 *   <li>Norm layers use mean and biased variance of the batch, one forward pass a view, and move the running mean and the
 *       running, unbiased variance by {@code norm.momentum}.
 *   <li>Directions: online embeddings of direction d come from {@code directions[d].online_view}, those of the target, of
 *       the queue and of the positives from {@code directions[d].target_view}.
 *   <li>The loss of direction d and row m is {@code -log softmax} of the logit {@code online·positive / temperature} among
 *       itself and {@code online·target_n / temperature + negatives[m, n]} for all n. {@code loss.augmentation} takes the
 *       target embedding of the row as positive, {@code loss.semantic_positive} the drawn one, multiplied by {@code
 *       present}; each is the mean over rows and directions. {@code loss.head} is {@code -sum(head_targets * log
 *       softmax(logits))}, averaged over directions. {@code loss.total} weighs them by 1, {@code loss.alpha} and {@code
 *       head.weight} of the settings.
 *   <li>Update and average: {@link dev.kith.model.optimizer.Optimizer} with the learning rate of the step; {@code target =
 *       decay * target + (1 - decay) * online}, with the parameters after the update.
 * </ul>
 */
@NullMarked
package dev.kith.model.trace;

import org.jspecify.annotations.NullMarked;
