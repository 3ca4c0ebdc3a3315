package org.bonewise.guideline;

import java.util.AbstractList;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A list that is worked out when it is first looked at: which rules would silence a recommendation is asked by those who explain a
 * decision, and for most patients the answer costs more than the decision. Not for use by several threads at once.
 */
final class LateList<E> extends AbstractList<E> {

    private final Supplier<List<E>> source;
    private @Nullable List<E> found;

    LateList(Supplier<List<E>> source) {
        this.source = source;
    }

    @Override
    public E get(int index) {
        return found().get(index);
    }

    @Override
    public int size() {
        return found().size();
    }

    private List<E> found() {
        List<E> known = found;
        if (known == null) {
            known = source.get();
            found = known;
        }
        return known;
    }
}
