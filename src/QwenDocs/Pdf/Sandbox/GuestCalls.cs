using Wasmtime;

namespace QwenDocs.Pdf.Sandbox;

/// <summary>
/// The calls through the host with which Emscripten implements <c>setjmp</c> and <c>longjmp</c>: <c>invoke_*</c> calls a
/// function of the guest's table; a <c>longjmp</c> inside it is an exception that ends the call, after which the stack is
/// restored and the guest told.
/// </summary>
internal sealed class GuestCalls
{
    private const string Module = "env";

    private Delegate?[] _functions = [];
    private Table _table = null!;
    private Func<int> _getStack = null!;
    private Action<int> _restoreStack = null!;
    private Action<int, int> _setThrew = null!;
    private bool _isJumping;

    public void Define(Linker linker)
    {
        linker.DefineFunction(Module, "_emscripten_throw_longjmp", (Caller _) => Jump());
        linker.DefineFunction(Module, "invoke_v", (Caller _, int f) => InvokeV(f));
        linker.DefineFunction(Module, "invoke_vi", (Caller _, int f, int a) => InvokeV(f, a));
        linker.DefineFunction(Module, "invoke_vii", (Caller _, int f, int a, int b) => InvokeV(f, a, b));
        linker.DefineFunction(Module, "invoke_viii", (Caller _, int f, int a, int b, int c) => InvokeV(f, a, b, c));
        linker.DefineFunction(Module, "invoke_viiii", (Caller _, int f, int a, int b, int c, int d) => InvokeV(f, a, b, c, d));
        linker.DefineFunction(
            Module,
            "invoke_viiiiiiiii",
            (Caller _, int f, int a, int b, int c, int d, int e, int g, int h, int i, int j) => InvokeV(f, a, b, c, d, e, g, h, i, j));
        linker.DefineFunction(Module, "invoke_ii", (Caller _, int f, int a) => InvokeI(f, a));
        linker.DefineFunction(Module, "invoke_iii", (Caller _, int f, int a, int b) => InvokeI(f, a, b));
        linker.DefineFunction(Module, "invoke_iiii", (Caller _, int f, int a, int b, int c) => InvokeI(f, a, b, c));
        linker.DefineFunction(Module, "invoke_iiiii", (Caller _, int f, int a, int b, int c, int d) => InvokeI(f, a, b, c, d));
    }

    /// <summary>Takes from a new instance what the calls need.</summary>
    public void Bind(Instance guest)
    {
        _table = guest.GetTable("__indirect_function_table") ?? throw Missing("__indirect_function_table");
        _functions = new Delegate?[_table.GetSize()];
        _getStack = guest.GetFunction<int>("emscripten_stack_get_current") ?? throw Missing("emscripten_stack_get_current");
        _restoreStack = guest.GetAction<int>("_emscripten_stack_restore") ?? throw Missing("_emscripten_stack_restore");
        _setThrew = guest.GetAction<int, int>("setThrew") ?? throw Missing("setThrew");
    }

    private static InvalidOperationException Missing(string name) => new($"The module exports no {name}.");

    private void Jump()
    {
        _isJumping = true;
        throw new LongJump();
    }

    private int Land(int stack)
    {
        _isJumping = false;
        _restoreStack(stack);
        _setThrew(1, 0);
        return 0;
    }

    private T Get<T>(int index, Func<Function, T?> wrap)
        where T : Delegate
    {
        ref Delegate? function = ref _functions[index];
        function ??= wrap((Function)_table.GetElement((uint)index)!);
        return (T)function!;
    }

    // A filter, and no catch of everything: a trap that is no jump has to pass on as it is.
    private void InvokeV(int f)
    {
        int stack = _getStack();
        try { Get(f, static x => x.WrapAction())(); }
        catch when (_isJumping) { Land(stack); }
    }

    private void InvokeV(int f, int a)
    {
        int stack = _getStack();
        try { Get(f, static x => x.WrapAction<int>())(a); }
        catch when (_isJumping) { Land(stack); }
    }

    private void InvokeV(int f, int a, int b)
    {
        int stack = _getStack();
        try { Get(f, static x => x.WrapAction<int, int>())(a, b); }
        catch when (_isJumping) { Land(stack); }
    }

    private void InvokeV(int f, int a, int b, int c)
    {
        int stack = _getStack();
        try { Get(f, static x => x.WrapAction<int, int, int>())(a, b, c); }
        catch when (_isJumping) { Land(stack); }
    }

    private void InvokeV(int f, int a, int b, int c, int d)
    {
        int stack = _getStack();
        try { Get(f, static x => x.WrapAction<int, int, int, int>())(a, b, c, d); }
        catch when (_isJumping) { Land(stack); }
    }

    private void InvokeV(int f, int a, int b, int c, int d, int e, int g, int h, int i, int j)
    {
        int stack = _getStack();
        try { Get(f, static x => x.WrapAction<int, int, int, int, int, int, int, int, int>())(a, b, c, d, e, g, h, i, j); }
        catch when (_isJumping) { Land(stack); }
    }

    private int InvokeI(int f, int a)
    {
        int stack = _getStack();
        try { return Get(f, static x => x.WrapFunc<int, int>())(a); }
        catch when (_isJumping) { return Land(stack); }
    }

    private int InvokeI(int f, int a, int b)
    {
        int stack = _getStack();
        try { return Get(f, static x => x.WrapFunc<int, int, int>())(a, b); }
        catch when (_isJumping) { return Land(stack); }
    }

    private int InvokeI(int f, int a, int b, int c)
    {
        int stack = _getStack();
        try { return Get(f, static x => x.WrapFunc<int, int, int, int>())(a, b, c); }
        catch when (_isJumping) { return Land(stack); }
    }

    private int InvokeI(int f, int a, int b, int c, int d)
    {
        int stack = _getStack();
        try { return Get(f, static x => x.WrapFunc<int, int, int, int, int>())(a, b, c, d); }
        catch when (_isJumping) { return Land(stack); }
    }

    private sealed class LongJump : Exception;
}
